#!/usr/bin/env bash
# Lays out every Swift file.
set -euo pipefail
cd "$(dirname "$0")/.."
swift format --in-place --recursive --parallel Sources Tests Benchmarks Package.swift
