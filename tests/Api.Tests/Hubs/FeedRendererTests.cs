using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ContactCenter.Accounts;
using ContactCenter.Api.Feed;
using ContactCenter.Conversations;
using ContactCenter.Journal;

namespace ContactCenter.Tests.Hubs;

/// <summary>What agents are shown of the journal: all of a conversation's entries, none of its secrets, and to whom.</summary>
public sealed class FeedRendererTests
{
    private readonly FeedRenderer _renderer = new();

    [Fact]
    public void Every_kind_of_a_conversation_is_shown_without_its_secrets()
    {
        var entries = OneOfEachKind();
        Assert.Equal(ConversationKinds.Transcript.Order(), entries.Select(entry => entry.Kind).Distinct().Order());

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
    public void The_kinds_that_this_test_knows_are_all_there_are() => Assert.Equal(
        ConversationKinds.Transcript.Order(),
        typeof(ConversationEntry).GetCustomAttributes(typeof(System.Text.Json.Serialization.JsonDerivedTypeAttribute), false)
            .Cast<System.Text.Json.Serialization.JsonDerivedTypeAttribute>().Select(kind => (string)kind.TypeDiscriminator!).Order());

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
        var item = _renderer.Render(Entry(kind, data, "a1"), out var fault);
        Assert.NotNull(fault);
        Assert.False(JsonDocument.Parse(item.Body!).RootElement.TryGetProperty("message", out _));
        Assert.Equal("a1", item.AgentId);
    }

    [Fact]
    public void Tombstones_and_other_actors_are_shown_to_nobody()
    {
        Assert.Null(Render(Entry(JournalLimits.TombstoneKind, "{}", null)).Body);
        Assert.Null(Render(Entry(AccountKinds.TokenIssued, "{}", null) with { Entity = new(EntityTypes.Account, "u1") }).Body);
        Assert.Null(Render(Entry("contact-created", "{}", null) with { Entity = new(EntityTypes.Contact, "c1") }).Body);
    }

    private FeedItem Render(JournalEntry entry)
    {
        var item = _renderer.Render(entry, out var fault);
        Assert.Null(fault);
        return item;
    }

    private JsonElement Shown(JournalEntry entry) => JsonDocument.Parse(Render(entry).Body!).RootElement;

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
