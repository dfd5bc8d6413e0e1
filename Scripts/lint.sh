#!/usr/bin/env bash
# Checks the layout of every Swift file; Scripts/format.sh mends it.
set -euo pipefail
cd "$(dirname "$0")/.."
swift format lint --recursive --strict --parallel Sources Tests Benchmarks Package.swift
