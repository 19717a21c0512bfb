using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;

namespace ContactCenter.Tests.Conversations;

public sealed class ConversationRowsTests
{
    private const string RoomId = "room";
    private static readonly DateTimeOffset Start = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);
    private static readonly AgentReference Ann = new("ann-id", "ann", "Ann");

    private readonly FixedWorkspace _workspace = new();
    private DateTimeOffset _now = Start;
    private ConversationState _state = ConversationState.None;

    /// <summary>PostgreSQL logs of an updated row what lies between its first change and its last.</summary>
    [Fact]
    public void Document_that_a_message_changes_stays_the_same_from_the_members_that_no_message_changes()
    {
        Happens(new ConversationStarted(
            "key", new ConversationVisitor("v", "guest-1", null), "contact", "Guest", true, new ChannelSource("widget"), "sales"));
        Happens(new AgentAssigned(Ann, "slot", AssignmentReason.Taken));
        var visitor = new MessageSender(MessageSender.Visitor, "v", "guest-1", null);
        Happens(new MessagePosted("m1", "Where is my order?", visitor));
        var before = Document();
        Happens(new MessagePosted("m2", "It should have been here on Monday.", visitor));
        var after = Document();

        var changed = after[..^CommonEnd(before, after)];
        Assert.Contains("on Monday", changed, StringComparison.Ordinal);
        foreach (var member in new[] { "roomId", "sender", "visitor", "contactId", "source", "openedAt", "servedBy", "departmentId", "tags", "customFields" })
            Assert.DoesNotContain($"\"{member}\"", changed, StringComparison.Ordinal);
    }

    private static int CommonEnd(string one, string other)
    {
        var length = 0;
        while (length < Math.Min(one.Length, other.Length) && one[^(length + 1)] == other[^(length + 1)]) length++;
        return length;
    }

    private string Document() => Assert.IsType<ConversationRow>(Assert.Single(ConversationRows.Of(RoomId, _state, _workspace.Current))).Document;

    private void Happens(ConversationEntry entry)
    {
        _now = _now.AddMinutes(1);
        _state = ConversationState.Apply(RoomId, _state, new Recorded<ConversationEntry>((_state.View?.Seq ?? 0) + 1, _now, Actors.System, entry));
    }
}
