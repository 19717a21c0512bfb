using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Parties;
using ContactCenter.Routing;

namespace ContactCenter.Tests.Conversations;

/// <summary>The timeouts that end conversations, their times, and the cases without one (contract §3.6; settings in docs/routing.md).</summary>
public sealed class ConversationTimeoutsTests
{
    private static readonly AgentReference Ann = new("ann", "ann");
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    private readonly FixedWorkspace _workspace = new();
    private ConversationState _state = ConversationState.None;
    private DateTimeOffset _now = Start;

    [Fact]
    public void Without_a_setting_nothing_that_waits_is_ever_due()
    {
        Happens(Started());
        Assert.Null(Due());
        Happens(Assigned());
        Assert.Null(Due());
    }

    [Fact]
    public void Conversation_that_waits_too_long_is_closed_and_one_taken_in_time_is_not()
    {
        _workspace.Set("Livechat_max_queue_wait_time", "2");
        Happens(Started());
        Assert.Equal((TimeoutKinds.QueueWait, Start.AddMinutes(2)), Due());
        Assert.Equal([TimeoutKinds.QueueWait], Closings(Expire(Start.AddMinutes(2))));
        Happens(Assigned());
        Assert.Null(Due());
        Assert.DoesNotContain(Expire(Start.AddHours(1)), entry => entry is ConversationClosed);
    }

    [Fact]
    public void Timeout_that_moved_meanwhile_does_nothing_but_note_the_new_time()
    {
        _workspace.Set("Livechat_max_queue_wait_time", "2");
        Happens(Started());
        Assert.IsType<TimeoutMoved>(Assert.Single(Expire(Start.AddMinutes(2).AddTicks(-1))));
    }

    [Fact]
    public void Agent_who_does_not_answer_loses_the_conversation_to_the_queue_and_is_asked_last()
    {
        _workspace.Set("Livechat_auto_transfer_chat_timeout", "30");
        Happens(Started());
        _now = Start.AddSeconds(10);
        Happens(Assigned());
        Assert.Equal((TimeoutKinds.AutoTransfer, Start.AddSeconds(40)), Due());
        var moved = Assert.IsType<ConversationTransferred>(Assert.Single(Expire(Start.AddSeconds(40))));
        Assert.Equal((TimeoutKinds.AutoTransfer, "ann", "slot"), (moved.Timeout, moved.From!.UserId, moved.FromReservationId));
        Happens(moved);
        Assert.Equal(("queued", "ann"), (_state.View!.Status, _state.View.AvoidedAgentId));
    }

    [Fact]
    public void Agent_who_has_answered_keeps_the_conversation()
    {
        _workspace.Set("Livechat_auto_transfer_chat_timeout", "30");
        Happens(Started());
        Happens(Assigned());
        Happens(Says(MessageSender.User));
        Assert.Null(Due());
        Happens(Says(MessageSender.Visitor));
        Assert.Null(Due());
    }

    [Theory]
    [InlineData("close")]
    [InlineData("on-hold")]
    [InlineData("none")]
    public void Silent_visitor_is_handled_by_the_setting_and_a_writing_one_is_not_silent(string action)
    {
        _workspace.Set("Livechat_abandoned_rooms_action", $"\"{action}\"");
        _workspace.Set("Livechat_visitor_inactivity_timeout", "60");
        Happens(Started());
        Happens(Assigned());
        Assert.Null(Due());
        _now = Start.AddSeconds(5);
        Happens(Says(MessageSender.User));
        if (action == "none")
        {
            Assert.Null(Due());
            return;
        }

        Assert.Equal((TimeoutKinds.Inactivity, Start.AddSeconds(65)), Due());
        var done = Assert.Single(Expire(Start.AddSeconds(65)));
        Assert.True(action == "close" ? done is ConversationClosed { Timeout: TimeoutKinds.Inactivity } : done is ConversationHeld);
        _now = Start.AddSeconds(50);
        Happens(Says(MessageSender.Visitor));
        Assert.Null(Due());
    }

    [Fact]
    public void Department_has_an_inactivity_time_and_a_closing_comment_of_its_own()
    {
        _workspace.Set("Livechat_abandoned_rooms_action", "\"close\"");
        _workspace.AddDepartment("sales", "ann");
        var department = _workspace.Current.Departments["sales"];
        var profile = department.Profile with { VisitorInactivityTimeoutSeconds = 7, AbandonedCloseMessage = "See you!" };
        _workspace.Current = _workspace.Current with { Departments = _workspace.Current.Departments.SetItem("sales", department with { Profile = profile }) };
        Happens(Started("sales"));
        Happens(Assigned());
        Happens(Says(MessageSender.User));
        Assert.Equal((TimeoutKinds.Inactivity, Start.AddSeconds(7)), Due());
        Assert.Equal("See you!", Assert.IsType<ConversationClosed>(Assert.Single(Expire(Start.AddSeconds(7)))).Comment);
    }

    [Fact]
    public void On_hold_for_too_long_is_closed_unless_the_visitor_writes()
    {
        _workspace.Set("Livechat_auto_close_on_hold_chats_timeout", "60");
        Happens(Started());
        Happens(Assigned());
        Happens(Says(MessageSender.User));
        Happens(new ConversationHeld(ConversationTranscript.Of(Ann), Ann, "slot"));
        Assert.Equal((TimeoutKinds.OnHold, Start.AddSeconds(60)), Due());
        Assert.Equal([TimeoutKinds.OnHold], Closings(Expire(Start.AddSeconds(60))));
        Happens(Says(MessageSender.Visitor));
        Assert.Equal(TimeoutKinds.Resume, Due()!.Value.Kind);
        Assert.DoesNotContain(Expire(Start.AddDays(1)), entry => entry is ConversationClosed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Agent_who_left_loses_what_it_serves_and_nothing_else(bool closes)
    {
        Happens(Started());
        Happens(Assigned());
        Assert.Empty(ConversationTimeouts.LeaveAgent(_state, "somebody", closes, keepsPlace: true).Entries);
        var left = Assert.Single(ConversationTimeouts.LeaveAgent(_state, "ann", closes, keepsPlace: true).Entries);
        Assert.True(
            closes ? left is ConversationClosed { Timeout: TimeoutKinds.AgentLeft } : left is ConversationTransferred { Timeout: TimeoutKinds.AgentLeft });
        Happens(left);
        Assert.Empty(ConversationTimeouts.LeaveAgent(_state, "ann", closes, keepsPlace: true).Entries);
    }

    [Fact]
    public void Proof_is_waited_for_as_long_as_the_workspace_says()
    {
        _workspace.Set("Livechat_Verification_Abandon_Seconds", "90");
        Happens(Started() with { MustVerify = true });
        Assert.Equal((TimeoutKinds.Verification, Start.AddSeconds(90)), Due());
    }

    [Fact]
    public void Closed_conversation_is_never_due_again()
    {
        _workspace.Set("Livechat_max_queue_wait_time", "1");
        Happens(Started());
        Happens(Assert.Single(Expire(Start.AddMinutes(1))));
        Assert.Null(Due());
        Assert.DoesNotContain(Expire(Start.AddDays(1)), entry => entry is ConversationClosed);
    }

    private static ConversationStarted Started(string? departmentId = null) => new(
        "key", new ConversationVisitor("v", "guest-1", null), "c", "Ada", false, new ChannelSource("api", null, null, null), departmentId);

    private static AgentAssigned Assigned() => new(Ann, "slot", AssignmentReason.Taken);

    private static MessagePosted Says(string side) => new("m", "text", new MessageSender(side, side == MessageSender.User ? "ann" : "v", "name", null));

    private void Happens(ConversationEntry entry) => _state = ConversationState.Apply(
        "r", _state, new Recorded<ConversationEntry>((_state.View?.Seq ?? 0) + 1, _now, "", entry));

    private (string Kind, DateTimeOffset At)? Due() => ConversationTimeouts.Of(_state, _workspace.Current) is { } due ? (due.Kind, due.At) : null;

    private ImmutableArray<ConversationEntry> Expire(DateTimeOffset now) => ConversationTimeouts.Expire(_state, now, _workspace.Current).Entries;

    private static IEnumerable<string?> Closings(ImmutableArray<ConversationEntry> entries) =>
        entries.OfType<ConversationClosed>().Select(closed => closed.Timeout);
}
