using ContactCenter.Errors;

namespace ContactCenter.Erasure;

/// <summary>Errors of deleting that the contract does not have (§1.11 has the others).</summary>
public static class ErasureErrors
{
    /// <summary>What the person typed is not what is asked for now: another name, or a conversation more.</summary>
    public static Error ConfirmationMismatch { get; } = Error.Plain("error-confirmation-mismatch");
}
