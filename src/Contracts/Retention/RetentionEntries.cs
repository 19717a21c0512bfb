using System.Text.Json.Serialization;
using ContactCenter.Erasure;

namespace ContactCenter.Retention;

/// <summary>An entry of the retention's history. The discriminators are the journal's kinds; a name, once written, is never changed or reused.</summary>
[JsonDerivedType(typeof(RetentionAdvanced), RetentionKinds.Advanced)]
[JsonDerivedType(typeof(RetentionCompleted), RetentionKinds.Completed)]
public abstract record RetentionEntry;

public static class RetentionKinds
{
    /// <summary>Some conversations went: screens look at theirs again.</summary>
    public const string Advanced = "retention-advanced";

    /// <summary>A receipt was given: nodes forget what they hold in memory.</summary>
    public const string Completed = "retention-completed";

    public const string PolicySaved = "retention-policy-saved";
}

/// <param name="Conversations">Those that went since the last entry.</param>
public sealed record RetentionAdvanced(int Conversations) : RetentionEntry;

public sealed record RetentionCompleted(ErasureReceipt Receipt) : RetentionEntry;
