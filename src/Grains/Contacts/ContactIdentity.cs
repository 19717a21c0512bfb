using System.Collections.Immutable;
using ContactCenter.Entities;

namespace ContactCenter.Contacts;

/// <summary>Decides on proofs, merges and unmerges of a contact.</summary>
internal static class ContactIdentity
{
    public static Decision<ContactEntry> Verify(ContactState state, VerifyChannel command, DateTimeOffset now)
    {
        if (ContactRules.Refusal(state) is { } refusal) return refusal;
        var node = state.Node!;
        if (node.View.FindChannel(command.VisitorId, command.Source) is not { } channel) return ContactErrors.ChannelNotFound;
        if (ContactBlocks.Find(node.View, command.VisitorId, command.Source, now) is not null) return ContactErrors.ChannelBlocked;
        if (channel.Verified && (channel.VerifiedField, channel.VerifiedValue) == (command.Field, command.Value))
            return Decision<ContactEntry>.Nothing;
        var owner = node.OwnerOf(command.VisitorId, command.Source);
        return new ChannelVerified(command.VisitorId, channel.Source, command.Field, command.Value, command.ProvenAt)
        {
            Part = owner == node.View.ContactId ? null : owner,
        };
    }

    public static Decision<ContactEntry> MergeIn(ContactState state, MergeContact command)
    {
        if (ContactRules.Refusal(state) is { } refusal) return refusal;
        if (state.Node!.Contains(command.Other.ContactId)) return ContactErrors.CannotMerge;
        if (command.Other.IsErasing || command.Other.Node is not { } other)
            return command.Other.MergedInto is null ? ContactErrors.NotFound : ContactErrors.Moved;
        if (other.Ids().Any(state.Node.Contains)) return ContactErrors.CannotMerge;
        if (other.Ids().Concat(state.Node.Ids()).Count() > ContactLimits.MergedContactsMax) return ContactErrors.CannotMerge;
        return new ContactsMerged(command.MergeId, StoredNode.Of(other), command.Picks, command.Reason);
    }

    public static Decision<ContactEntry> Release(ContactState state, UnmergeContact command)
    {
        if (ContactRules.Refusal(state) is { } refusal) return refusal;
        if (ContactMerging.Without(state.Node!, command.MergeId) is not var (_, removed)) return ContactErrors.MergeNotFound;
        return removed.View.ContactId == command.Other.ContactId
            ? new ContactsUnmerged(command.MergeId, removed.View.ContactId)
            : ContactErrors.MergeNotFound;
    }

    /// <summary>The entry of the contact that is merged into another one.</summary>
    public static ContactMerged Merged(string contactId, MergeContact command) => new(contactId, command.MergeId);

    /// <summary>The entry of the contact that is unmerged.</summary>
    public static ContactUnmerged Restored(ContactState state, string contactId, UnmergeContact command) =>
        new(StoredNode.Of(ContactMerging.Without(state.Node!, command.MergeId)!.Value.Removed), contactId, command.MergeId);

    /// <summary>Collects the ids and addresses by which the parts of the identity are found.</summary>
    public static ErasedIdentity Erased(ContactState state, DateTimeOffset now)
    {
        var node = state.Node!;
        var views = AllViews(node).ToList();
        return new ErasedIdentity(
            state.ErasureId!, [.. node.Ids()], [.. views.SelectMany(view => view.Channels).Select(channel => channel.VisitorId).Distinct()],
            [.. views.SelectMany(view => view.Emails).Distinct()], [.. views.SelectMany(view => view.Phones).Distinct()],
            [.. ContactBlocks.All(node.View).Where(block => block.IsInForce(now))])
        {
            Channels = node.View.Channels,
            LastRoomIds = [.. views.SelectMany(view => view.Channels).Select(channel => channel.LastChat?.RoomId).OfType<string>().Distinct()],
        };
    }

    private static IEnumerable<ContactView> AllViews(ContactNode node) =>
        node.Merge is { } merge ? AllViews(merge.Own).Concat(AllViews(merge.Other)).Prepend(node.View) : [node.View];
}
