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
    /// Blocks the target; if it is blocked already, changes the end and (when one is given) the reason. Returns when no new conversation is
    /// let in from there and running ones of that e-mail address or phone number are closed.
    /// </summary>
    /// <returns>The journal position of the change; 0 = nothing was changed.</returns>
    [Alias("Block")]
    Task<long> Block(BlockAddress command);

    /// <returns>The journal position of the change; 0 = nothing was changed.</returns>
    [Alias("Unblock")]
    Task<long> Unblock(CommandContext context);

    [Alias("LiftExpired")]
    Task LiftExpired();

    /// <summary>Closes conversations that the block should have closed before its caller was cut off.</summary>
    [Alias("Enforce")]
    Task Enforce();

    /// <summary>
    /// Removes address and reason from the block, because the owner of the address is erased. A block in force keeps the address out as
    /// before; a block that is over is erased.
    /// </summary>
    /// <returns>True if a block in force is left.</returns>
    [Alias("Anonymize")]
    Task<bool> Anonymize(string erasureId);
}

/// <param name="Target">The address as it is shown, in its normal form; null = erased.</param>
/// <param name="ExpiresAt">The time at which the block ends by itself; null = never.</param>
[GenerateSerializer, Immutable, Alias("BlockAddress")]
public sealed record BlockAddress(
    CommandContext Context, string Scope, string? Target, string BlockId, string? Reason, DateTimeOffset? ExpiresAt);
