using ContactCenter.Errors;

namespace ContactCenter.Erasure;

/// <summary>Errors of deleting that the contract does not have (§1.11 has the others).</summary>
public static class ErasureErrors
{
    /// <summary>The confirmation that was typed does not fit any more: the contact has another name, or a conversation more.</summary>
    public static Error ConfirmationMismatch { get; } = Error.Plain("error-confirmation-mismatch");
}
