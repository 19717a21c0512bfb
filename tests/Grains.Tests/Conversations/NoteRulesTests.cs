using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;

namespace ContactCenter.Tests.Conversations;

/// <summary>Private notes: who writes them, what they leave as it was, and that they stay notes.</summary>
public sealed class NoteRulesTests
{
    private const string RoomId = "room";
    private static readonly DateTimeOffset Start = new(2026, 11, 27, 9, 0, 0, TimeSpan.Zero);
    private static readonly AgentReference Ann = new("ann-id", "ann", "Ann");
    private static readonly AgentReference Bob = new("bob-id", "bob", "Bob");
    private static readonly MessageSender ByAnn = ConversationTranscript.Of(Ann);

    private readonly FixedWorkspace _workspace = new();
    private DateTimeOffset _now = Start;
    private ConversationState _state = ConversationState.None;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_note_is_no_reply_and_changes_nothing_but_the_number_of_notes(bool isClosed)
    {
        Serves();
        Happens(new MessagePosted("m1", "Where is my order?", new MessageSender(MessageSender.Visitor, "v", "guest-1", null)));
        if (isClosed) Happens(new ConversationClosed("user", Ann, "bye", [], Ann.UserId));
        var before = _state;
        Happens(Assert.Single(NoteRules.Post(_state, Note(Ann)).Entries));
        Happens(new NoteEdited("n1", _state.View!.Seq, "other", ByAnn));
        Happens(new NoteDeleted("n1", _state.View.Seq - 1, ByAnn));
        var expected = before.View! with { Seq = _state.View.Seq, UpdatedAt = _state.View.UpdatedAt, NoteCount = 1, ChangedMessages = 2 };
        Assert.Equal(before with { View = expected }, _state);
        Assert.Equal(
            ConversationTimeouts.Of(before, _workspace.Current)?.At, ConversationTimeouts.Of(_state, _workspace.Current)?.At);
    }

    [Fact]
    public void A_note_is_not_sent_to_the_visitors_phone()
    {
        Serves(new ChannelSource("sms", Destination: "+15550177"));
        Happens(Assert.Single(NoteRules.Post(_state, Note(Ann)).Entries));
        Assert.Null(_state.Owed);
    }

    [Fact]
    public void The_serving_agent_writes_notes_and_others_only_with_permission()
    {
        Assert.Equal(ConversationErrors.InvalidRoom, NoteRules.Post(_state, Note(Ann)).Error);
        Serves();
        Assert.Null(NoteRules.Post(_state, Note(Ann)).Error);
        Assert.Equal(ConversationErrors.NotServing, NoteRules.Post(_state, Note(Bob)).Error);
        Assert.Null(NoteRules.Post(_state, Note(Bob) with { MayServeOthers = true }).Error);
        Assert.Equal(ConversationErrors.EmptyMessage, NoteRules.Post(_state, Note(Ann) with { Text = " \u200b" }).Error);
        Assert.Equal(
            ConversationErrors.MessageTooLong, NoteRules.Post(_state, Note(Ann) with { Text = new string('x', ConversationLimits.MaxMessageBytes + 1) }).Error);
        Assert.Equal(ConversationErrors.InvalidMessageId, NoteRules.Post(_state, Note(Ann) with { MessageId = $"{RoomId}-pdf" }).Error);
    }

    [Fact]
    public void A_changed_note_stays_a_note_also_in_a_closed_conversation()
    {
        Serves();
        Happens(new ConversationClosed("user", Ann, "bye", [], Ann.UserId));
        Assert.IsType<NoteEdited>(Assert.Single(MessageRules.Edit(_state, Known(MessageTypes.Note), Change(ByAnn), "other", _now).Entries));
        Assert.IsType<NoteDeleted>(Assert.Single(MessageRules.Delete(_state, Known(MessageTypes.Note), Change(ByAnn), _now).Entries));
        Assert.Equal(ConversationErrors.RoomClosed, MessageRules.Edit(_state, Known(null), Change(ByAnn), "other", _now).Error);
        var note = Known(MessageTypes.Note).Message;
        var changed = ConversationTranscript.Changed(note, new Recorded<ConversationEntry>(9, _now, "", new NoteEdited("n1", 3, "other", ByAnn)));
        Assert.Equal((MessageTypes.Note, "other"), (changed.Type, changed.Text));
    }

    [Fact]
    public void To_a_visitor_a_note_is_not_there_even_under_its_id()
    {
        Serves();
        // A note that the visitor could take for its own.
        var visitor = new MessageSender(MessageSender.Visitor, "v", "guest-1", null);
        var known = new KnownMessage(Known(MessageTypes.Note).Message with { Sender = visitor }, false);
        var change = Change(visitor) with { VisitorKey = "key" };
        Assert.Equal(ConversationErrors.InvalidMessage, MessageRules.Edit(_state, known, change, "other", _now).Error);
        Assert.Equal(ConversationErrors.InvalidMessage, MessageRules.Delete(_state, known, change, _now).Error);
        Assert.Throws<InvalidOperationException>(() => ShownToVisitors.Message(known.Message, _workspace.Current));
        Assert.DoesNotContain(ConversationKinds.Note, ShownToVisitors.Kinds);
    }

    private static PostNote Note(AgentReference author) => new(CommandContext.FromClient("n1", Actors.User(author.UserId)), author, "n1", "between us", false);

    private static KnownMessage Known(string? type) => new(new MessageView("n1", RoomId, 3, Start, "text", ByAnn, type), false);

    private static ChangeMessage Change(MessageSender by) => new(CommandContext.FromClient("c", Actors.System), "n1", by, null, false);

    private void Serves(ChannelSource? source = null)
    {
        Happens(new ConversationStarted(
            "key", new ConversationVisitor("v", "guest-1", null), "contact", "Guest", true, source ?? new ChannelSource("widget"), null));
        Happens(new AgentAssigned(Ann, "slot", AssignmentReason.Taken));
    }

    private void Happens(ConversationEntry entry)
    {
        _now = _now.AddMinutes(1);
        _state = ConversationState.Apply(RoomId, _state, new Recorded<ConversationEntry>((_state.View?.Seq ?? 0) + 1, _now, Actors.System, entry));
    }
}
