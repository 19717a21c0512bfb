using System.Collections.Immutable;
using ContactCenter.Blocks;
using ContactCenter.Listing;
using ContactCenter.Parties;

namespace ContactCenter.Tests;

public sealed partial class MemoryDirectory : IBlockDirectory
{
    public Task<BlockRow?> FindBlockAsync(
        ImmutableArray<string> targetHashes, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Blocks().Where(b => targetHashes.Contains(b.Block.TargetHash) && IsInForce(b.Block, now))
            .OrderBy(b => b.Block.BlockedAt).ThenBy(b => b.Block.BlockId, StringComparer.Ordinal).Select(b => b.Block).FirstOrDefault());

    public Task<ImmutableArray<BlockOwner>> ListExpiredBlocksAsync(
        DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Blocks().Where(b => !IsInForce(b.Block, now)).OrderBy(b => b.Block.ExpiresAt)
            .Take(limit).Select(b => b.Owner).Distinct().ToImmutableArray());

    public Task<ImmutableArray<BlockOwner>> ListBlocksToEnforceAsync(
        DateTimeOffset now, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() => Blocks().Where(b => IsInForce(b.Block, now) && Live().Any(c => Keeps(b.Block, c)))
            .Select(b => b.Owner).Distinct().OrderBy(owner => owner.OwnerId, StringComparer.Ordinal).Take(limit).ToImmutableArray());

    public Task<ImmutableArray<string>> ListVisitorKeysByAddressAsync(
        string? email, string? phone, string afterKey, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() =>
        {
            var channels = Contacts().Where(c => HasAddress(c.Emails, c.Phones, email, phone))
                .SelectMany(c => c.Channels).Select(channel => channel.VisitorId).ToHashSet();
            return journal.All<VisitorRow>()
                .Where(v => HasAddress([v.Email ?? ""], [v.Phone ?? ""], email, phone) || channels.Contains(v.VisitorId))
                .Select(v => v.VisitorKey).Where(key => string.CompareOrdinal(key, afterKey) > 0).Order(StringComparer.Ordinal)
                .Take(limit).ToImmutableArray();
        });

    public Task<ImmutableArray<string>> ListOpenRoomIdsByAddressAsync(
        string? email, string? phone, int limit, CancellationToken cancellationToken = default) =>
        ReadAsync(() =>
        {
            var contacts = Contacts().Where(c => HasAddress(c.Emails, c.Phones, email, phone))
                .SelectMany(c => c.Aliases.Append(c.ContactId)).ToHashSet();
            var visitors = journal.All<VisitorRow>().Where(v => HasAddress([v.Email ?? ""], [v.Phone ?? ""], email, phone))
                .Select(v => v.VisitorId).ToHashSet();
            return Rooms().Where(c => c.Status != ConversationStatuses.Closed)
                .Where(c => contacts.Contains(c.ContactId) || visitors.Contains(c.VisitorId))
                .Take(limit).Select(c => c.RoomId).ToImmutableArray();
        });

    private IEnumerable<(BlockOwner Owner, BlockRow Block)> Blocks() => journal.All<BlocksRow>()
        .SelectMany(row => row.Blocks.Select(block => (new BlockOwner(row.OwnerType, row.OwnerId), block)));

    private static bool IsInForce(BlockRow block, DateTimeOffset now) => block.ExpiresAt is not { } end || now < end;

    private bool Keeps(BlockRow block, ConversationRow room) => block.Scope switch
    {
        BlockScopes.Contact => block.ContactId == (Contact(room.ContactId)?.ContactId ?? room.ContactId),
        BlockScopes.Channel => block.TargetHash == BlockTarget.OfChannel(room.VisitorId, new ChannelSource(room.SourceType, room.SourceId)),
        BlockScopes.Email => HasAddress(room, block.Target, null),
        BlockScopes.Phone => HasAddress(room, null, block.Target),
        _ => false,
    };
}
