import Registry

/// `ActionState` is a word of two rooms: what somebody typed is the registry's, what it comes to is the appraisal's.
typealias RecordedActionState = ActionState.State
