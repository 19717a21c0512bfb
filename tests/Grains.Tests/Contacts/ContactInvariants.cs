using System.Text.Json;
using ContactCenter.Contacts;
using ContactCenter.Journal;

namespace ContactCenter.Tests.Contacts;

/// <summary>Facts that hold for contacts whatever happens to them.</summary>
internal static class ContactInvariants
{
    public static void Check(ContactWorld world, IReadOnlyList<string> contactIds)
    {
        var found = contactIds.SelectMany(id => world.Of(id).Node?.Ids() ?? []).ToList();
        Assert.Equal(found.Count, found.Distinct().Count());
        foreach (var contactId in contactIds)
        {
            var state = world.Of(contactId);
            if (state.MergedInto is not null) CheckSpeaksForItself(state, contactId);
            if (state.Node is not { } node) continue;
            CheckChannels(node);
            CheckBlocks(node, world.Now);
            Assert.Equal(state.View!.AllIds, node.Ids());
            if (state.ErasureId is not null) Assert.Equal(ContactErrors.NotFound, ContactRules.Refusal(state));
        }
    }

    /// <summary>An actor that starts again knows what the one before it knew.</summary>
    public static void CheckReplay(ContactWorld world, string contactId)
    {
        var replayed = world.HistoryOf(contactId).Aggregate(ContactState.None, (state, entry) => ContactState.Apply(contactId, state, entry));
        Assert.Equal(Text(world.Of(contactId)), Text(replayed));
        Assert.Equal(Text(replayed), Text(JsonSerializer.Deserialize<ContactState>(Text(replayed), JournalJson.Options)!));
    }

    private static void CheckSpeaksForItself(ContactState state, string contactId)
    {
        Assert.Null(state.Node);
        Assert.Null(state.View);
        Assert.Equal(ContactErrors.Moved, ContactRules.Refusal(state));
        Assert.NotEqual(contactId, state.MergedInto);
    }

    /// <summary>The merged contact has the channels of its parts, each as its owner has it.</summary>
    private static void CheckChannels(ContactNode node)
    {
        var ofParts = node.Leaves().SelectMany(leaf => leaf.Channels).ToList();
        Assert.Equal(ofParts.Count, node.View.Channels.Length);
        foreach (var channel in ofParts)
        {
            var shown = node.View.FindChannel(channel.VisitorId, channel.Source)!;
            Assert.Equal((channel.Blocked, channel.Verified, channel.LastChat), (shown.Blocked, shown.Verified, shown.LastChat));
            Assert.Equal(channel.Block is not null, channel.Blocked);
            Assert.Equal(channel.VerifiedField is not null, channel.Verified);
        }
    }

    /// <summary>No merge, no unmerge and no lapse of another block lets anybody in who is blocked.</summary>
    private static void CheckBlocks(ContactNode node, DateTimeOffset now)
    {
        foreach (var leaf in node.Leaves())
        foreach (var channel in leaf.Channels)
        {
            var isBlocked = ContactBlocks.Find(leaf, channel.VisitorId, channel.Source, now) is not null;
            if (isBlocked) Assert.NotNull(ContactBlocks.Find(node.View, channel.VisitorId, channel.Source, now));
        }
    }

    private static string Text(ContactState state) => JsonSerializer.Serialize(state, JournalJson.Options);
}
