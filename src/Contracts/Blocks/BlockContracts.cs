using ContactCenter.Parties;

namespace ContactCenter.Blocks;

/// <summary>The kinds of target that a block keeps out.</summary>
public static class BlockScopes
{
    /// <summary>A visitor on a source (contract §1.10).</summary>
    public const string Channel = "channel";

    /// <summary>Every channel of a contact, also future ones.</summary>
    public const string Contact = "contact";

    public const string Email = "email";
    public const string Phone = "phone";

    /// <summary>An IP address or a CIDR range.</summary>
    public const string Ip = "ip";
}

/// <summary>A block as operators see it.</summary>
/// <param name="BlockId">24 hexadecimal digits; a new one each time something is blocked anew.</param>
/// <param name="Scope">One of <see cref="BlockScopes"/>.</param>
/// <param name="Target">The address, range, or the contact's name; null when it was erased.</param>
/// <param name="ContactId">The contact, for channel and contact blocks.</param>
/// <param name="VisitorId">The visitor, for channel blocks, with <paramref name="Source"/>.</param>
/// <param name="BlockedBy">The actor, as the journal writes it ("user:id", "system").</param>
/// <param name="ExpiresAt">The time at which the block ends by itself; null = never.</param>
[GenerateSerializer, Immutable, Alias("BlockView")]
public sealed record BlockView(
    string BlockId, string Scope, string? Target, string? ContactId, string? VisitorId, ChannelSource? Source, string? Reason,
    string BlockedBy, DateTimeOffset BlockedAt, DateTimeOffset? ExpiresAt)
{
    public bool IsInForce(DateTimeOffset now) => ExpiresAt is not { } end || now < end;

    /// <summary>Tells whether blocking again with this reason and end would change nothing. Without a reason the known one stays.</summary>
    public bool Is(string? reason, DateTimeOffset? expiresAt) => (reason is null || reason == Reason) && expiresAt == ExpiresAt;

    /// <summary>The block of the two that lasts longer.</summary>
    public static BlockView? Longer(BlockView? one, BlockView? two)
    {
        if (one is null || two is null) return one ?? two;
        return one.ExpiresAt is null || one.ExpiresAt >= two.ExpiresAt ? one : two;
    }
}

/// <summary>The reason for the end of a block.</summary>
public enum UnblockReason
{
    /// <summary>A user lifted the block.</summary>
    Lifted,

    /// <summary>The block's time was over.</summary>
    Expired,
}
