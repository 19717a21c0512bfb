using System.Collections.Immutable;
using ContactCenter.Blocks;
using ContactCenter.Entities;
using ContactCenter.Parties;

namespace ContactCenter.Contacts;

/// <summary>Decides on blocks of a contact: of one channel, or of all (contract §1.10).</summary>
public static class ContactBlocks
{
    /// <summary>The most blocks that one command lifts because their time is over; others are lifted by the next command.</summary>
    private const int LiftedPerCommandMax = 50;

    /// <summary>The block in force that keeps this channel out; null = none does.</summary>
    public static BlockView? Find(ContactView? contact, string visitorId, ChannelSource source, DateTimeOffset now)
    {
        if (contact?.Block is { } whole && whole.IsInForce(now)) return whole;
        return contact?.FindChannel(visitorId, source)?.Block is { } block && block.IsInForce(now) ? block : null;
    }

    /// <summary>All blocks, including those whose time is over and that have not been lifted yet.</summary>
    public static ImmutableArray<BlockView> All(ContactView contact) =>
        [.. contact.Channels.Select(channel => channel.Block).Prepend(contact.Block).OfType<BlockView>()];

    /// <summary>
    /// Blocks a channel. Blocking it again changes nothing, unless the end differs or another reason is given. A block whose time is over
    /// is lifted first.
    /// </summary>
    public static Decision<ContactEntry> Block(ContactState state, BlockChannel command, DateTimeOffset now)
    {
        if (ContactRules.Refusal(state) is { } refusal) return refusal;
        var node = state.Node!;
        if (node.View.FindChannel(command.VisitorId, command.Source) is not { } channel) return ContactErrors.NotFound;
        var part = Part(node, command.VisitorId, command.Source);
        var known = InForce(channel.Block, now);
        if (known is not null && known.Is(command.Reason, command.ExpiresAt)) return Decision<ContactEntry>.Nothing;
        var blocked = new ChannelBlocked(
            command.VisitorId, channel.Source, known?.BlockId ?? command.BlockId, command.Reason ?? known?.Reason, command.ExpiresAt)
        {
            Part = part,
        };
        if (known is not null || channel.Block is null) return blocked;
        return ImmutableArray.Create<ContactEntry>(
            new ChannelUnblocked(command.VisitorId, channel.Source, UnblockReason.Expired) { Part = part }, blocked);
    }

    public static Decision<ContactEntry> Unblock(ContactState state, UnblockChannel command)
    {
        if (ContactRules.Refusal(state) is { } refusal) return refusal;
        var node = state.Node!;
        if (node.View.FindChannel(command.VisitorId, command.Source) is not { } channel) return ContactErrors.NotFound;
        if (channel.Block is null) return Decision<ContactEntry>.Nothing;
        return new ChannelUnblocked(command.VisitorId, channel.Source, UnblockReason.Lifted)
        {
            Part = Part(node, command.VisitorId, command.Source),
        };
    }

    public static Decision<ContactEntry> Block(ContactState state, BlockContact command, DateTimeOffset now)
    {
        if (ContactRules.Refusal(state) is { } refusal) return refusal;
        var node = state.Node!;
        var part = ContactRules.PartOf(state, command.AddressedId);
        var own = node.Leaf(part ?? node.View.ContactId).Block;
        var known = InForce(own, now);
        if (known is not null && known.Is(command.Reason, command.ExpiresAt)) return Decision<ContactEntry>.Nothing;
        var blocked = new ContactBlocked(known?.BlockId ?? command.BlockId, command.Reason ?? known?.Reason, command.ExpiresAt) { Part = part };
        if (known is not null || own is null) return blocked;
        return ImmutableArray.Create<ContactEntry>(new ContactUnblocked(UnblockReason.Expired) { Part = part }, blocked);
    }

    /// <summary>Lifts the block of the contact as a whole, and of all contacts that were merged into it.</summary>
    public static Decision<ContactEntry> Unblock(ContactState state)
    {
        if (ContactRules.Refusal(state) is { } refusal) return refusal;
        return Unblocked(state.Node!, _ => true, UnblockReason.Lifted);
    }

    public static Decision<ContactEntry> LiftExpired(ContactState state, DateTimeOffset now) =>
        state.Living is { } node ? Expired(node, now) : Decision<ContactEntry>.Nothing;

    /// <summary>The entries that end blocks whose time is over, at most as many as one command may write.</summary>
    public static ImmutableArray<ContactEntry> Expired(ContactNode? node, DateTimeOffset now)
    {
        if (node is null) return [];
        var channels = node.View.Channels.Where(channel => channel.Block is { } block && !block.IsInForce(now))
            .Select(channel => (ContactEntry)new ChannelUnblocked(channel.VisitorId, channel.Source, UnblockReason.Expired)
            {
                Part = Part(node, channel.VisitorId, channel.Source),
            });
        return [.. Unblocked(node, block => !block.IsInForce(now), UnblockReason.Expired).Concat(channels).Take(LiftedPerCommandMax)];
    }

    private static ImmutableArray<ContactEntry> Unblocked(ContactNode node, Func<BlockView, bool> which, UnblockReason why) =>
    [
        .. node.Leaves().Where(leaf => leaf.Block is { } block && which(block))
            .Select(leaf => new ContactUnblocked(why) { Part = leaf.ContactId == node.View.ContactId ? null : leaf.ContactId }),
    ];

    /// <summary>The block, if it is in force. A block that is changed while in force stays the same block, with its count of refused attempts.</summary>
    private static BlockView? InForce(BlockView? block, DateTimeOffset now) => block is not null && block.IsInForce(now) ? block : null;

    private static string? Part(ContactNode node, string visitorId, ChannelSource source) =>
        node.OwnerOf(visitorId, source) is { } owner && owner != node.View.ContactId ? owner : null;

    /// <summary>The targets of blocks of every address that a contact has; empty without a contact.</summary>
    public static ImmutableArray<string> AddressTargets(ContactView? contact, string region) => contact is null ? [] :
        [.. contact.Emails.SelectMany(BlockTarget.KeysOfEmail).Concat(contact.Phones.SelectMany(phone => BlockTarget.KeysOfPhone(phone, region))).Distinct()];
}
