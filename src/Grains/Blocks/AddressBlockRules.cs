using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ContactCenter.Entities;
using ContactCenter.Journal;

namespace ContactCenter.Blocks;

/// <summary>The block of one address.</summary>
/// <param name="Block">Null = nothing is blocked.</param>
public sealed record AddressBlockState(BlockView? Block)
{
    public static AddressBlockState None { get; } = new((BlockView?)null);
}

/// <summary>Decides what a command does to the block of an address, and applies each entry.</summary>
public static class AddressBlockRules
{
    public static Decision<AddressBlockEntry> Block(AddressBlockState state, BlockAddress command, DateTimeOffset now)
    {
        var blocked = new AddressBlocked(command.Scope, command.Target, command.BlockId, command.Reason, command.ExpiresAt);
        if (state.Block is not { } block) return blocked;
        if (!block.IsInForce(now)) return ImmutableArray.Create<AddressBlockEntry>(Unblocked(block, UnblockReason.Expired), blocked);
        return block.Is(command.Reason, command.ExpiresAt)
            ? Decision<AddressBlockEntry>.Nothing
            : blocked with { BlockId = block.BlockId, Reason = command.Reason ?? block.Reason };
    }

    public static Decision<AddressBlockEntry> Unblock(AddressBlockState state) =>
        state.Block is { } block ? Unblocked(block, UnblockReason.Lifted) : Decision<AddressBlockEntry>.Nothing;

    public static Decision<AddressBlockEntry> LiftExpired(AddressBlockState state, DateTimeOffset now) =>
        state.Block is { } block && !block.IsInForce(now) ? Unblocked(block, UnblockReason.Expired) : Decision<AddressBlockEntry>.Nothing;

    public static Decision<AddressBlockEntry> Anonymize(AddressBlockState state) =>
        state.Block is { } block && (block.Target is not null || block.Reason is not null)
            ? new AddressBlocked(block.Scope, null, block.BlockId, null, block.ExpiresAt)
            : Decision<AddressBlockEntry>.Nothing;

    /// <summary>Erases entries that name the address or the reason of the block.</summary>
    public static Redaction? Redact(JournalEntry entry) => EntryCodec<AddressBlockEntry>.Read(entry) switch
    {
        AddressBlocked { Target: null, Reason: null } or AddressUnblocked { Target: null } or null => null,
        _ => new Redaction(entry.Seq, null),
    };

    public static AddressBlockState Apply(AddressBlockState state, Recorded<AddressBlockEntry> recorded) => recorded.Entry switch
    {
        AddressBlocked blocked => new AddressBlockState(new BlockView(
            blocked.BlockId, blocked.Scope, blocked.Target, null, null, null, blocked.Reason, recorded.Actor, recorded.At, blocked.ExpiresAt)),
        AddressUnblocked => AddressBlockState.None,
        _ => state,
    };

    private static AddressUnblocked Unblocked(BlockView block, UnblockReason why) => new(why, block.Scope, block.Target, block.BlockId);
}
