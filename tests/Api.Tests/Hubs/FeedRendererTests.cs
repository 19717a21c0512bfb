using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Api.Feed;
using ContactCenter.Blocks;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Hubs;

/// <summary>The journal as agents see it: all of a conversation's entries, none of its secrets, and each entry for the right users.</summary>
public sealed class FeedRendererTests
{
    [Fact]
    public void Every_kind_of_a_conversation_is_shown_without_its_secrets()
    {
        var entries = OneOfEachKind();

        foreach (var entry in entries)
        {
            var text = Encoding.UTF8.GetString(Render(entry).Body!);
            Assert.DoesNotContain(Scene.VisitorKey, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Scene.ReservationId, text, StringComparison.Ordinal);
            Assert.DoesNotContain("token", text, StringComparison.OrdinalIgnoreCase);

            var json = JsonDocument.Parse(text).RootElement;
            Assert.Equal(entry.Position, json.GetProperty("position").GetInt64());
            Assert.Equal(entry.Seq, json.GetProperty("seq").GetInt64());
            Assert.Equal(entry.Kind, json.GetProperty("kind").GetString());
            Assert.Equal("r1", json.GetProperty("rid").GetString());
            Assert.Equal(JsonValueKind.Object, json.GetProperty("message").ValueKind);
        }
    }

    [Fact]
    public void A_message_is_shown_as_REST_shows_it()
    {
        var message = Shown(OneOfEachKind().Single(entry => entry.Kind == ConversationKinds.Message)).GetProperty("message");
        Assert.Equal("id-of-Grüße \"&\" 🙂", message.GetProperty("_id").GetString());
        Assert.Equal("Grüße \"&\" 🙂", message.GetProperty("msg").GetString());
        Assert.Equal("guest-1", message.GetProperty("u").GetProperty("username").GetString());
        Assert.EndsWith("Z", message.GetProperty("ts").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Those_who_saw_it_wait_learn_only_that_it_left_the_queue()
    {
        foreach (var entry in OneOfEachKind().Where(entry => entry.Kind is ConversationKinds.Assigned))
        {
            var notice = JsonDocument.Parse(Render(entry).Notice!).RootElement;
            Assert.Equal(["position", "seq", "at", "kind", "rid"], notice.EnumerateObject().Select(member => member.Name));
            Assert.Equal(FeedKinds.LeftQueue, notice.GetProperty("kind").GetString());
        }
    }

    [Fact]
    public void An_unknown_kind_is_shown_without_content_and_to_no_queue()
    {
        var item = Render(Entry("a-later-kind", "{\"visitorKey\":\"secret\"}", null));
        Assert.DoesNotContain("secret", Encoding.UTF8.GetString(item.Body!), StringComparison.Ordinal);
        Assert.Null(item.Queue);
    }

    [Theory]
    [InlineData(ConversationKinds.Message, "not json")]
    [InlineData(ConversationKinds.Started, "{}")]
    public void Unreadable_data_is_shown_without_content(string kind, string data)
    {
        var item = FeedRenderer.Render(Entry(kind, data, "a1"), out var fault);
        Assert.NotNull(fault);
        Assert.False(JsonDocument.Parse(item.Body!).RootElement.TryGetProperty("message", out _));
        Assert.Equal("a1", item.AgentId);
    }

    [Fact]
    public void Entries_of_contacts_are_shown_by_ids_alone_to_those_who_see_contacts()
    {
        var source = new ChannelSource("widget", "7", "Shop", "shop.example.com");
        (ContactEntry Entry, string Shown)[] cases =
        [
            (new ContactUpdated("Secret Name", ["secret@example.com"], null, null, null, false), ""),
            (new ChannelBlocked("v1", source, "b1", "secret reason", DateTimeOffset.UnixEpoch),
                ",'visitor':{'visitorId':'v1','source':{'type':'widget','id':'7'}},'blockId':'b1','expiresAt':'1970-01-01T00:00:00.000Z'"),
            (new ChannelUnblocked("v1", new ChannelSource("api"), UnblockReason.Expired),
                ",'visitor':{'visitorId':'v1','source':{'type':'api'}},'why':'expired'"),
            (new ChannelVerified("v1", new ChannelSource("api"), "email", "secret@example.com"),
                ",'visitor':{'visitorId':'v1','source':{'type':'api'}}"),
            (new ContactMerged("c2", "m1"), ",'otherId':'c2'"),
        ];
        foreach (var (entry, shown) in cases)
        {
            var item = Render(Contact(entry));
            var kind = EntryCodec<ContactEntry>.KindOf(entry);
            Assert.Equal(
                $$"""{"position":7,"seq":3,"at":"1970-01-01T00:00:00.000Z","kind":"{{kind}}","contactId":"c1","actor":"system"{{shown.Replace('\'', '"')}}}""",
                Encoding.UTF8.GetString(item.Body!));
            Assert.True(item.IsForContacts);
        }
    }

    [Fact]
    public void Erasure_is_shown_as_a_deletion_with_the_id_alone() => Assert.Equal(
        """{"position":7,"seq":3,"at":"1970-01-01T00:00:00.000Z","kind":"contact-deleted","contactId":"c1"}""",
        Encoding.UTF8.GetString(Render(Contact(new ErasureBegun("e1"))).Body!));

    [Fact]
    public void Only_who_sees_contacts_sees_their_entries()
    {
        var item = Render(Contact(new ContactBlocked("b1", null, null)));
        foreach (var (role, sees) in new[] { (Roles.Agent, true), (Roles.Manager, true), (Roles.User, false) })
        {
            var visibility = FeedVisibility.Of(new("u1", "u1", "u1", [role]), WorkspaceSnapshot.Empty);
            Assert.Equal(sees, item.For(visibility) is not null);
        }
    }

    private static JournalEntry Contact(ContactEntry entry) =>
        Entry(EntryCodec<ContactEntry>.KindOf(entry), EntryCodec<ContactEntry>.Write(entry), null) with { Entity = new(EntityTypes.Contact, "c1") };

    [Fact]
    public void Tombstones_and_other_actors_are_shown_to_nobody()
    {
        Assert.Null(Render(Entry(JournalLimits.TombstoneKind, "{}", null)).Body);
        Assert.Null(Render(Entry(AccountKinds.TokenIssued, "{}", null) with { Entity = new(EntityTypes.Account, "u1") }).Body);
        Assert.Null(Render(Entry("contact-rooms-updated", "{}", null) with { Entity = new(EntityTypes.Contact, "c1") }).Body);
        Assert.Null(Render(Entry("contact-access", "{}", null) with { Entity = new(EntityTypes.ContactAccess, "c1") }).Body);
        Assert.Null(Render(Entry(JournalLimits.TombstoneKind, "{}", null) with { Entity = new(EntityTypes.Contact, "") }).Body);
    }

    [Theory]
    [InlineData("permissions-changed", """{"permissions":[]}""", true)]
    [InlineData("custom-field-saved", """{"definition":{"field":"plan","label":"Plan","scope":"visitor"}}""", false)]
    [InlineData("custom-field-deleted", """{"field":"plan"}""", false)]
    [InlineData("setting-changed", """{"settingId":"Livechat_title","value":"\"x\""}""", false)]
    [InlineData("a-later-kind", "{}", true)]
    public void Workspace_entry_changes_access_only_when_it_may_change_rights(string kind, string data, bool isRight)
    {
        var item = Render(Entry(kind, data, null) with { Entity = new(EntityTypes.Workspace, "workspace") });
        Assert.Equal((isRight, isRight), (item.ChangesAccessOfAll, item.ChangesRights));
    }

    private static FeedItem Render(JournalEntry entry)
    {
        var item = FeedRenderer.Render(entry, out var fault);
        Assert.Null(fault);
        return item;
    }

    private static JsonElement Shown(JournalEntry entry) => JsonDocument.Parse(Render(entry).Body!).RootElement;

    private static JournalEntry Entry(string kind, string data, string? agentId) => new(
        7, new EntityId(EntityTypes.Conversation, "r1"), 3, DateTimeOffset.UnixEpoch, Actors.System, kind, data, null,
        new EntryTags("c1", "r1", agentId));

    private static ImmutableArray<JournalEntry> OneOfEachKind()
    {
        var scene = new Scene();
        scene.Start("r1");
        scene.Take("r1", "a1");
        scene.Say("r1", "Grüße \"&\" 🙂");
        scene.Close("r1");
        return scene.Journal.All;
    }
}
