using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>
/// Somebody else has written what this activation believed to own. When it escapes a call, the activation that raised it is
/// deactivated, so that the next call starts from the truth.
/// </summary>
public class InconsistentStateException : OrleansException
{
    public InconsistentStateException()
    {
    }

    public InconsistentStateException(string message) : base(message)
    {
    }

    public InconsistentStateException(string message, Exception innerException) : base(message, innerException)
    {
    }

    public InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag) : base(errorMsg)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    public string? StoredEtag { get; }

    public string? CurrentEtag { get; }

    /// <summary>True until it has left the activation that raised it: the callers it passes on its way are not at fault.</summary>
    internal bool IsSourceActivation { get; set; } = true;
}
