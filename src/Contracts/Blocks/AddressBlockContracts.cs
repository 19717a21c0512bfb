using ContactCenter.Journal;

namespace ContactCenter.Blocks;

/// <summary>
/// The block of an address (e-mail, phone number, IP range), or of a channel whose contact was erased. Key:
/// <see cref="BlockTarget"/>'s hash, so no key tells an address.
/// </summary>
[Alias("IAddressBlock")]
public interface IAddressBlockGrain : IGrainWithStringKey
{
    /// <summary>
    /// Blocks. Answers when no new conversation is let in from there and running ones of that e-mail address or phone number are closed.
    /// Blocking again changes reason (when one is given) and end.
    /// </summary>
    /// <returns>The position from which every node's copy shows it.</returns>
    [Alias("Block")]
    Task<long> Block(BlockAddress command);

    /// <returns>As <see cref="Block"/>.</returns>
    [Alias("Unblock")]
    Task<long> Unblock(CommandContext context);

    [Alias("LiftExpired")]
    Task LiftExpired();

    /// <summary>Closes conversations that the block should have closed: its caller was cut off.</summary>
    [Alias("Enforce")]
    Task Enforce();

    /// <summary>
    /// Whoever had the address is erased: what is left keeps it out as before, but neither says it nor why. Without a block in force nothing
    /// is left.
    /// </summary>
    /// <returns>Whether a block is left.</returns>
    [Alias("Anonymize")]
    Task<bool> Anonymize(string erasureId);
}

/// <param name="Target">The address as it is shown, in its normal form; null = erased.</param>
/// <param name="ExpiresAt">When it lifts itself; null = never.</param>
[GenerateSerializer, Immutable, Alias("BlockAddress")]
public sealed record BlockAddress(
    CommandContext Context, string Scope, string? Target, string BlockId, string? Reason, DateTimeOffset? ExpiresAt);
