using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Sms;

namespace ContactCenter.Tests.Conversations;

/// <summary>The SMS that a conversation still has to send to its visitor's phone, and the end of that.</summary>
public sealed class SmsRulesTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    private readonly FixedWorkspace _workspace = new();
    private ConversationState _state = ConversationState.None;
    private DateTimeOffset _now = Start;

    [Fact]
    public void Messages_of_agents_and_the_system_are_to_be_sent_and_the_visitors_are_not()
    {
        Starts();
        Assert.Null(Says(MessageSender.Visitor));
        var agents = Says(MessageSender.User)!.NextSeq;
        Assert.Null(Settles(SmsReceipt.Accepted("id")).Owed);
        Assert.True(Says(MessageSender.System)!.NextSeq > agents);
    }

    [Theory]
    [InlineData("widget", "https://example.com")]
    [InlineData("sms", null)]
    public void Other_channels_and_those_without_a_number_of_ours_owe_nothing(string type, string? destination)
    {
        Starts(type, destination);
        Assert.Null(Says(MessageSender.User));
    }

    [Fact]
    public void Messages_are_owed_one_after_the_other_until_the_last()
    {
        Starts();
        var first = Says(MessageSender.User)!.NextSeq;
        var last = Says(MessageSender.User)!.LastSeq;
        Assert.Equal(new DueSmsQueue(first + 1, 0, last, 0, _now), Settles(SmsReceipt.Accepted("1"), first).Owed);
        Assert.Null(Settles(SmsReceipt.Accepted("2"), last).Owed);
    }

    [Fact]
    public void Long_message_stays_owed_until_its_last_part_and_each_part_counts_its_own_tries()
    {
        Starts();
        Says(MessageSender.User);
        Settles(null, isLast: false);
        Assert.Equal((1, 0), (Settles(SmsReceipt.Accepted("1"), isLast: false).Owed!.Part, _state.Owed!.Attempts));
        Assert.Empty(Settle(SmsReceipt.Accepted("1"), part: 0));
        Assert.Null(Settles(SmsReceipt.Accepted("2")).Owed);
    }

    [Fact]
    public void Text_that_does_not_get_through_is_tried_again_later_and_later_and_then_given_up()
    {
        Starts();
        Says(MessageSender.User);
        foreach (var pause in SmsRules.Pauses)
        {
            Assert.Equal(_now + pause, Settles(null).Owed!.DueAt);
            Assert.Equal((TimeoutKinds.Sms, _now + pause), Due());
            _now = _state.Owed!.DueAt;
        }

        var failed = Assert.IsType<SmsFailed>(Assert.Single(Settle(null)));
        Assert.Equal(SmsRules.GivenUp, failed.Reason);
        Happens(failed);
        Assert.Null(_state.Owed);
        Assert.Equal((SystemMessageTypes.SmsFailed, SmsRules.GivenUp), (_state.View!.LastMessage!.Type, _state.View.LastMessage.Text));
    }

    [Fact]
    public void Text_that_the_provider_refuses_fails_at_once_and_the_next_one_is_tried()
    {
        Starts();
        var first = Says(MessageSender.User)!.NextSeq;
        Says(MessageSender.User);
        var failed = Assert.IsType<SmsFailed>(Assert.Single(Settle(SmsReceipt.Refused("21610"))));
        Assert.Equal((first, "21610"), (failed.MessageSeq, failed.Reason));
        Happens(failed);
        Assert.Equal((first + 1, 0), (_state.Owed!.NextSeq, _state.Owed.Attempts));
    }

    [Fact]
    public void Sms_settled_before_settles_nothing()
    {
        Starts();
        var first = Says(MessageSender.User)!.NextSeq;
        Says(MessageSender.User);
        Settles(SmsReceipt.Accepted("1"), first);
        Assert.Empty(Settle(SmsReceipt.Accepted("1"), first));
        Settles(SmsReceipt.Accepted("2"), _state.Owed!.LastSeq);
        Assert.Empty(Settle(null, first));
    }

    [Fact]
    public void Delivered_sms_is_marked_and_a_failed_one_is_reported_without_another_try()
    {
        Starts();
        var first = Says(MessageSender.User)!.NextSeq;
        var second = Says(MessageSender.User)!.LastSeq;
        Says(MessageSender.User);
        Settles(SmsReceipt.Accepted("1"), first);
        Settles(SmsReceipt.Accepted("2"), second);
        foreach (var entry in Report(first, null)) Happens(entry);
        Assert.Equal(first, _state.View!.VisitorCursor.DeliveredSeq);
        Assert.Empty(Report(first, null));

        var owed = _state.Owed;
        Happens(Assert.Single(Report(first, "30003")));
        Assert.Equal(owed, _state.Owed);
        Assert.True(_state.Owed!.NextSeq > second);
        Assert.Empty(Report(1_000, null));
    }

    [Fact]
    public void Block_drops_unsent_sms_and_a_plain_close_still_sends_them()
    {
        Starts();
        Says(MessageSender.User);
        var open = _state;
        Happens(new ConversationClosed("user", null, "bye", [], null));
        Assert.NotNull(_state.Owed);
        Assert.Equal(TimeoutKinds.Sms, Due()!.Value.Kind);
        _state = open;
        Happens(new ConversationClosed("user", null, "blocked", [], null, ByBlock: true));
        Assert.Null(_state.Owed);
    }

    [Fact]
    public void Sms_or_timeout_is_due_whichever_is_earlier()
    {
        _workspace.Set("Livechat_max_queue_wait_time", "1");
        Starts();
        Says(MessageSender.System);
        Assert.Equal(TimeoutKinds.Sms, Due()!.Value.Kind);
        for (var count = 0; count < 3; count++) Settles(null);
        Assert.Equal((TimeoutKinds.QueueWait, Start.AddMinutes(1)), Due());
    }

    private void Starts(string type = SmsRules.ChannelType, string? destination = "+15550199") => Happens(new ConversationStarted(
        "key", new ConversationVisitor("v", "guest-1", null), "c", "Ada", false, new ChannelSource(type, null, null, destination), null));

    private DueSmsQueue? Says(string side)
    {
        Happens(new MessagePosted("m", "text", new MessageSender(side, side == MessageSender.User ? "ann" : "v", "name", null)));
        return _state.Owed;
    }

    private ConversationState Settles(SmsReceipt? receipt, long? seq = null, bool isLast = true)
    {
        foreach (var entry in Settle(receipt, seq, isLast)) Happens(entry);
        return _state;
    }

    private ImmutableArray<ConversationEntry> Settle(SmsReceipt? receipt, long? seq = null, bool isLast = true, int? part = null) => SmsRules.Settle(
        _state,
        new SettleSms(CommandContext.FromClient("c", Actors.System), seq ?? _state.Owed?.NextSeq ?? 0, part ?? _state.Owed?.Part ?? 0, isLast, receipt),
        _now).Entries;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Message_of_two_sms_is_delivered_once_both_are_in_any_order_and_repetition(bool inOrder)
    {
        Starts();
        var seq = Says(MessageSender.User)!.NextSeq;
        var (first, second) = inOrder ? (0, 1) : (1, 0);
        for (var count = 0; count < 2; count++)
        {
            foreach (var entry in Report(seq, null, first, 2)) Happens(entry);
            Assert.True(_state.View!.VisitorCursor.DeliveredSeq < seq);
        }

        foreach (var entry in Report(seq, null, second, 2)) Happens(entry);
        Assert.Equal(seq, _state.View!.VisitorCursor.DeliveredSeq);
        Assert.Empty(Report(seq, null, second, 2));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(0, 0)]
    public void Failure_of_a_text_is_told_once_and_no_later_arrival_covers_it(int failed, int arrived)
    {
        Starts();
        var seq = Says(MessageSender.User)!.NextSeq;
        Happens(Assert.Single(Report(seq, "30003", failed, 2)));
        Assert.Empty(Report(seq, "30003", failed, 2));
        Assert.Empty(Report(seq, null, arrived, 2));
        Assert.Empty(Report(seq, null, failed, 2));
        Assert.True(_state.View!.VisitorCursor.DeliveredSeq < seq);
    }

    [Fact]
    public void Text_that_could_not_be_sent_keeps_its_message_from_having_arrived()
    {
        Starts();
        var seq = Says(MessageSender.User)!.NextSeq;
        Settles(SmsReceipt.Accepted("1"), isLast: false);
        Settles(SmsReceipt.Refused("21610"));
        Assert.Empty(Report(seq, null, 0, 2));
        Assert.Empty(Report(seq, null, 1, 2));
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(2, 2)]
    [InlineData(0, 0)]
    [InlineData(0, 65)]
    public void Report_of_a_text_that_cannot_be_changes_nothing(int part, int parts)
    {
        Starts();
        Assert.Empty(Report(Says(MessageSender.User)!.NextSeq, null, part, parts));
    }

    [Fact]
    public void Only_the_newest_messages_with_reports_are_remembered()
    {
        Starts();
        for (var count = 0; count < SmsProgressRules.MessagesMax + 5; count++)
            Happens(Assert.Single(Report(Says(MessageSender.User)!.LastSeq, null, 0, 2)));
        Assert.Equal(SmsProgressRules.MessagesMax, _state.Texts.Length);
    }

    private ImmutableArray<ConversationEntry> Report(long seq, string? failure, int part = 0, int parts = 1) => SmsProgressRules.Report(
        _state, new ReportSms(CommandContext.FromClient("c", Actors.System), seq, failure) { Part = part, Parts = parts }).Entries;

    private (string Kind, DateTimeOffset At)? Due() => ConversationTimeouts.Of(_state, _workspace.Current) is { } due ? (due.Kind, due.At) : null;

    private void Happens(ConversationEntry entry) => _state = ConversationState.Apply(
        "r", _state, new Recorded<ConversationEntry>((_state.View?.Seq ?? 0) + 1, _now, "", entry));
}
