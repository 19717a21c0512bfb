using ContactCenter.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Visitors;
using ContactCenter.Wording;

namespace ContactCenter.Erasure;

/// <summary>A visitor that wishes to be deleted.</summary>
/// <param name="VisitorKey">The key of the visitor's grain, which stands for its token.</param>
/// <param name="Seed">24 hexadecimal digits; the ids of receipts and blocks follow from them.</param>
public sealed record RemovedVisitor(string VisitorKey, string VisitorId, CommandContext Context, string Seed, bool ClosesRooms);

/// <summary>
/// Deletes a visitor at its own wish. A contact that is nothing but this visitor is erased with it, after an unmerge if it had been merged.
/// A contact that a user registered or knows, or that has other visitors, is not the visitor's to erase: it loses the channel and the
/// conversations. The visitor goes last, so that a call that was cut off can be made again.
/// </summary>
public sealed class VisitorRemoval(IGrainFactory grains, IErasureDirectory erasureDirectory, IConversationDirectory conversationDirectory, TimeProvider time)
{
    private const int ContactsMax = 100;
    private const int IdBytes = 12;

    private static readonly PageRequest OnePage = new(0, 100, []);

    public async Task RunAsync(RemovedVisitor visitor)
    {
        foreach (var contactId in await erasureDirectory.ListContactIdsOfVisitorAsync(visitor.VisitorId, ContactsMax))
        {
            foreach (var alone in await SeparateAsync(contactId, visitor)) await EraseAsync(alone, visitor);
        }

        // The remaining contacts stay.
        foreach (var contactId in await erasureDirectory.ListContactIdsOfVisitorAsync(visitor.VisitorId, ContactsMax))
        {
            await KeepBlocksAsync(contactId, visitor);
            await EraseConversationsAsync(visitor);
            await grains.GetGrain<IContactGrain>(contactId).RemoveVisitor(visitor.Context.Step("channel"), visitor.VisitorId);
        }

        await EraseConversationsAsync(visitor);
        await grains.GetGrain<IVisitorGrain>(visitor.VisitorKey).Erase();
        await grains.GetGrain<IFileScrubGrain>(IFileScrubGrain.All).Run(time.GetUtcNow());
    }

    /// <returns>Contacts that are this visitor and nothing else, each on its own now.</returns>
    private async Task<List<string>> SeparateAsync(string contactId, RemovedVisitor visitor)
    {
        var alone = new List<string>();
        if ((await grains.GetGrain<IContactGrain>(contactId).Read()).Node is not { } node) return alone;
        if (node.Merge is null && IsAlone(node.View, visitor)) alone.Add(contactId);
        foreach (var other in node.Merges().Select(merge => merge.Other).Where(other => other.Merge is null && IsAlone(other.View, visitor)))
        {
            var otherId = other.View.ContactId;
            await grains.GetGrain<IMergeGrain>(contactId).Unmerge(new UnmergeContacts(visitor.Context.Step($"unmerge/{otherId}"), otherId));
            alone.Add(otherId);
        }

        return alone;
    }

    private static bool IsAlone(ContactView contact, RemovedVisitor visitor) =>
        contact.Unknown && !contact.Channels.IsEmpty && contact.Channels.All(channel => channel.VisitorId == visitor.VisitorId);

    private Task EraseAsync(string contactId, RemovedVisitor visitor) => grains.GetGrain<IErasureGrain>(IdOf(visitor, contactId))
        .Run(new EraseContact(visitor.Context.Step($"erase/{contactId}"), contactId, visitor.ClosesRooms));

    /// <summary>Keeps the visitor's channels blocked: deleting oneself does not unblock.</summary>
    private async Task KeepBlocksAsync(string contactId, RemovedVisitor visitor)
    {
        if ((await grains.GetGrain<IContactGrain>(contactId).Read()).Node is not { } node) return;
        foreach (var channel in node.View.Channels.Where(channel => channel.VisitorId == visitor.VisitorId))
        {
            if (ContactBlocks.Find(node.View, channel.VisitorId, channel.Source, time.GetUtcNow()) is not { } block) continue;
            var target = BlockTarget.OfChannel(channel.VisitorId, channel.Source);
            var context = CommandContext.OfStep(block.BlockedBy, "erasure", visitor.Seed);
            await grains.GetGrain<IAddressBlockGrain>(target)
                .Block(new BlockAddress(context, BlockScopes.Channel, null, IdOf(visitor, target), null, block.ExpiresAt));
        }
    }

    private async Task EraseConversationsAsync(RemovedVisitor visitor)
    {
        var query = new ConversationQuery(OnePage, [], [], [], [], VisitorId: visitor.VisitorId);
        while (true)
        {
            var page = await conversationDirectory.ListConversationsAsync(query);
            foreach (var room in page.Items)
            {
                var conversation = grains.GetGrain<IConversationGrain>(room.RoomId);
                await conversation.CloseBlocked(new CloseBlocked(visitor.Context.Step("close")) { Comment = ClosingComments.ContactDeleted });
                await conversation.Erase();
            }

            if (page.Items.Length < OnePage.Count) return;
        }
    }

    private static string IdOf(RemovedVisitor visitor, string what) =>
        Hashes.Hex($"{visitor.Seed}/{what}", IdBytes);
}
