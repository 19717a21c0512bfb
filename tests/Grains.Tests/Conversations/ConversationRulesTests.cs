using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Parties;
using ContactCenter.Routing;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Conversations;

public class ConversationRulesTests
{
    private const string RoomId = "room";
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly CommandContext Context = CommandContext.FromClient("command", Actors.System);
    private static readonly AgentReference Ann = new("ann-id", "ann", "Ann");
    private static readonly AgentReference Bob = new("bob-id", "bob", "Bob");

    private readonly ConversationState _queued = After(ConversationState.None, ConversationRules.Start(ConversationState.None, Start()));

    private ConversationState Served => After(_queued, ConversationRules.Assign(_queued, Assign(Ann, "slot")));

    private ConversationState Closed => After(Served, ConversationRules.Close(Served, CloseBy(Ann), WorkspaceSnapshot.Empty));

    [Fact]
    public void Start_twice_is_refused()
    {
        Assert.NotNull(ConversationRules.Start(_queued, Start()).Error);
    }

    [Fact]
    public void Started_conversation_waits_in_its_queue()
    {
        Assert.Equal(ConversationStatuses.Queued, _queued.View!.Status);
        Assert.Equal(Now, _queued.View.QueuedAt);
        Assert.True(_queued.View.WaitingResponse);
    }

    [Fact]
    public void Message_of_another_visitor_is_refused_as_if_the_room_did_not_exist()
    {
        var foreign = ConversationRules.Post(_queued, new PostVisitorMessage(Context, "someone-else", "m", "hi"));
        var missing = ConversationRules.Post(ConversationState.None, new PostVisitorMessage(Context, "key", "m", "hi"));
        Assert.Equal(ConversationErrors.InvalidRoom, foreign.Error);
        Assert.Equal(missing.Error, foreign.Error);
    }

    [Fact]
    public void Message_names_the_preferred_agent_while_it_waits_and_not_once_it_is_served()
    {
        var waiting = _queued with { View = _queued.View! with { PreferredAgent = Ann } };
        Assert.Equal("ann-id", PostedIn(waiting).AskedFirstId);
        Assert.Null(PostedIn(_queued).AskedFirstId);
        Assert.Null(PostedIn(After(waiting, ConversationRules.Assign(waiting, Assign(Ann, "slot")))).AskedFirstId);
        var held = waiting with { View = waiting.View with { Status = ConversationStatuses.Verifying } };
        Assert.Equal("ann-id", Assert.IsType<VerificationEnded>(Assert.Single(ConversationRules.EndVerification(held, true).Entries)).AskedFirstId);
        Assert.Null(PostedIn(held).AskedFirstId);
    }

    [Fact]
    public void Proof_of_a_former_visitor_verifies_nothing_and_that_of_the_present_one_does()
    {
        var former = _queued.View!.Visitor.VisitorId;
        var moved = After(_queued, ConversationRules.ChangeVisitor(
            _queued, new ChangeVisitor(Context, former, "other-key", new ConversationVisitor("other", "guest-2", null), false)));
        Assert.Empty(ConversationRules.Verify(moved, former).Entries);
        Assert.True(Assert.IsType<VerificationEnded>(Assert.Single(ConversationRules.Verify(moved, "other").Entries)).Verified);
        Assert.True(ConversationRules.BelongsTo(moved, "other-key"));
        Assert.False(ConversationRules.BelongsTo(moved, _queued.VisitorKey));
    }

    private static MessagePosted PostedIn(ConversationState state) => Assert.IsType<MessagePosted>(
        Assert.Single(ConversationRules.Post(state, new PostVisitorMessage(Context, "key", "m", "hi")).Entries));

    [Fact]
    public void Message_after_closing_is_refused()
    {
        Assert.Equal(ConversationErrors.RoomClosed, ConversationRules.Post(Closed, new PostVisitorMessage(Context, "key", "m", "hi")).Error);
        Assert.Equal(ConversationErrors.RoomClosed, ConversationRules.Post(Closed, new PostAgentMessage(Context, Ann, "m", "hi", true)).Error);
    }

    [Theory]
    [InlineData(16 * 1024, true)]
    [InlineData((16 * 1024) + 1, false)]
    public void Message_length_is_limited_in_bytes(int bytes, bool accepted)
    {
        var decision = ConversationRules.Post(_queued, new PostVisitorMessage(Context, "key", "m", new string('x', bytes - 2) + "é"));
        Assert.Equal(accepted ? null : ConversationErrors.MessageTooLong, decision.Error);
    }

    [Fact]
    public void Agent_who_does_not_serve_may_not_write_unless_permitted()
    {
        Assert.Equal(ConversationErrors.NotServing, ConversationRules.Post(Served, new PostAgentMessage(Context, Bob, "m", "hi", false)).Error);
        Assert.Null(ConversationRules.Post(Served, new PostAgentMessage(Context, Bob, "m", "hi", true)).Error);
        Assert.Null(ConversationRules.Post(Served, new PostAgentMessage(Context, Ann, "m", "hi", false)).Error);
    }

    [Fact]
    public void Second_taker_is_told_that_it_is_taken()
    {
        Assert.Equal(ConversationErrors.InquiryTaken, ConversationRules.Assign(Served, Assign(Bob, "other-slot")).Error);
    }

    [Fact]
    public void Same_reservation_again_changes_nothing()
    {
        var again = ConversationRules.Assign(Served, Assign(Ann, "slot"));
        Assert.Null(again.Error);
        Assert.Empty(again.Entries);
    }

    [Fact]
    public void Closed_conversation_cannot_be_taken()
    {
        Assert.Equal(ConversationErrors.InquiryNotFound, ConversationRules.Assign(Closed, Assign(Bob, "other-slot")).Error);
    }

    [Fact]
    public void Closing_needs_to_serve_or_the_permission()
    {
        Assert.Equal(ConversationErrors.NotAuthorized, ConversationRules.Close(Served, CloseBy(Bob), WorkspaceSnapshot.Empty).Error);
        Assert.Null(ConversationRules.Close(Served, CloseBy(Bob) with { MayCloseOthers = true }, WorkspaceSnapshot.Empty).Error);
    }

    [Fact]
    public void Closing_needs_a_comment_when_the_workspace_says_so()
    {
        var close = CloseBy(Ann) with { Comment = " ", CommentIsRequired = true };
        Assert.Equal(ConversationErrors.CommentIsRequired, ConversationRules.Close(Served, close, WorkspaceSnapshot.Empty).Error);
        Assert.Null(ConversationRules.Close(Served, close with { CommentIsRequired = false }, WorkspaceSnapshot.Empty).Error);
    }

    [Fact]
    public void Closing_needs_a_tag_in_the_department_where_the_conversation_is_by_then()
    {
        var workspace = new FixedWorkspace();
        workspace.AddDepartment("sales");
        var sales = workspace.Current.Departments["sales"];
        workspace.Current = workspace.Current with
        {
            Departments = workspace.Current.Departments.SetItem(
                "sales", sales with { Profile = sales.Profile with { RequestsTagBeforeClosing = true } }),
        };
        var moved = Served with { View = Served.View! with { DepartmentId = "sales" } };
        Assert.Null(ConversationRules.Close(Served, CloseBy(Ann), workspace.Current).Error);
        Assert.Equal(ConversationErrors.TagsAreRequired, ConversationRules.Close(moved, CloseBy(Ann), workspace.Current).Error);
        Assert.Null(ConversationRules.Close(moved, CloseBy(Ann) with { Tags = ["solved"] }, workspace.Current).Error);
    }

    [Fact]
    public void Closing_twice_is_refused()
    {
        Assert.Equal(ConversationErrors.AlreadyClosed, ConversationRules.Close(Closed, CloseBy(Ann), WorkspaceSnapshot.Empty).Error);
        Assert.Equal(ConversationErrors.RoomClosed, ConversationRules.Close(Closed, new CloseAsVisitor(Context, "key")).Error);
    }

    [Fact]
    public void Closing_names_the_agent_whose_slot_is_free()
    {
        var closed = Assert.IsType<ConversationClosed>(Assert.Single(ConversationRules.Close(Served, CloseBy(Ann), WorkspaceSnapshot.Empty).Entries));
        Assert.Equal(Ann.UserId, closed.WasServedBy);
    }

    [Fact]
    public void Answer_of_an_agent_ends_the_waiting_and_a_visitors_message_starts_it_again()
    {
        var answered = After(Served, ConversationRules.Post(Served, new PostAgentMessage(Context, Ann, "m1", "hello", false)));
        Assert.False(answered.View!.WaitingResponse);
        Assert.Equal(Now, answered.View.FirstResponseAt);
        var asked = After(answered, ConversationRules.Post(answered, new PostVisitorMessage(Context, "key", "m2", "and?")));
        Assert.True(asked.View!.WaitingResponse);
        Assert.Equal(2, asked.View.MessageCount);
        Assert.Equal("m2", asked.View.LastMessage!.MessageId);
    }

    [Fact]
    public void Every_entry_of_the_transcript_reads_as_a_message()
    {
        foreach (var entry in new ConversationEntry[]
                 {
                     ConversationRules.Start(ConversationState.None, Start()).Entries[0], new AgentAssigned(Ann, "slot", AssignmentReason.Taken),
                     new MessagePosted("m", "text", ConversationTranscript.Of(Ann)), new ConversationClosed("user", Ann, "bye", [], "ann-id"),
                 })
        {
            Assert.Contains(EntryCodec<ConversationEntry>.KindOf(entry), ConversationKinds.Transcript);
            Assert.NotNull(ConversationTranscript.Message(RoomId, new Recorded<ConversationEntry>(1, Now, Actors.System, entry)));
        }
    }

    private static StartConversation Start() => new(
        Context, "key", new ConversationVisitor("visitor-id", "guest-1", null),
        new ContactAdmission("contact", "contact", "Guest", false, true, false), new ChannelSource("widget"), null);

    private static AssignConversation Assign(AgentReference agent, string slot) => new(Context, agent, slot, AssignmentReason.Taken);

    private static CloseAsUser CloseBy(AgentReference user) => new(Context, user, "done", [], false, true);

    private static ConversationState After(ConversationState state, Decision<ConversationEntry> decision)
    {
        Assert.Null(decision.Error);
        var seq = state.View?.Seq ?? 0;
        return decision.Entries.Aggregate(state, (current, entry) =>
            ConversationState.Apply(RoomId, current, new Recorded<ConversationEntry>(++seq, Now, Actors.System, entry)));
    }
}
