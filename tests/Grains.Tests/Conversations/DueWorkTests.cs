using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Parties;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Conversations;

/// <summary>Transcripts that cannot be sent, documents that cannot be made: tried again for a while, then said to the agents.</summary>
public sealed class DueWorkTests
{
    private static readonly AgentReference Ann = new("ann", "ann");
    private static readonly WorkFailure Down = new(DueWork.GivenUp, false);
    private static readonly WorkFailure Refused = new("550", true);

    private ConversationState _state = ConversationState.None;
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    public DueWorkTests()
    {
        Happens(new ConversationStarted(
            "key", new ConversationVisitor("v", "guest-1", null), "c", "Ada", false, new ChannelSource("api", null, null, null), null));
        Happens(new ConversationClosed("user", null, "bye", [], null));
    }

    [Theory]
    [InlineData(TimeoutKinds.Transcript, SystemMessageTypes.TranscriptFailed)]
    [InlineData(TimeoutKinds.Pdf, SystemMessageTypes.PdfFailed)]
    public void Failed_due_work_is_retried_with_growing_pauses_until_the_agents_are_told(string work, string type)
    {
        Asks(work);
        foreach (var pause in SmsRules.Pauses)
        {
            Happens(Assert.Single(DueWork.Settle(_state, work, Down, _now).Entries));
            Assert.Equal((work, _now + pause), Due());
            Assert.DoesNotContain(work, DueKinds());
            _now += pause;
            Assert.Equal([work], DueKinds());
        }

        Happens(Assert.Single(DueWork.Settle(_state, work, Down, _now).Entries));
        Assert.Null(Due());
        Assert.Equal((type, DueWork.GivenUp), (_state.View!.LastMessage!.Type, _state.View.LastMessage.Text));
        Assert.Equal((null, null), (_state.View.TranscriptRequest, _state.View.Pdf));
        Assert.Empty(DueWork.Settle(_state, work, Down, _now).Entries);
    }

    [Fact]
    public void Transcript_refused_for_good_is_given_up_after_a_few_tries_with_the_code()
    {
        Asks(TimeoutKinds.Transcript);
        for (var i = 1; i < DueWork.FinalTriesMax; i++)
            Assert.IsType<WorkDelayed>(Happens(Assert.Single(DueWork.Settle(_state, TimeoutKinds.Transcript, Refused, _now).Entries)));
        Assert.Equal(
            new WorkFailed(TimeoutKinds.Transcript, "550"), Assert.Single(DueWork.Settle(_state, TimeoutKinds.Transcript, Refused, _now).Entries));
    }

    [Fact]
    public void Each_is_due_by_itself_whatever_became_of_the_other()
    {
        Asks(TimeoutKinds.Transcript);
        Asks(TimeoutKinds.Pdf);
        Assert.Equal([TimeoutKinds.Transcript, TimeoutKinds.Pdf], DueKinds());
        Happens(Assert.Single(DueWork.Settle(_state, TimeoutKinds.Pdf, Down, _now).Entries));
        Assert.Equal([TimeoutKinds.Transcript], DueKinds());
        Happens(new TranscriptSent());
        Assert.Equal((TimeoutKinds.Pdf, _now + SmsRules.Pauses[0]), Due());
    }

    [Fact]
    public void New_request_is_tried_at_once_with_all_its_tries()
    {
        Asks(TimeoutKinds.Transcript);
        Happens(Assert.Single(DueWork.Settle(_state, TimeoutKinds.Transcript, Down, _now).Entries));
        Asks(TimeoutKinds.Transcript);
        Assert.Equal([TimeoutKinds.Transcript], DueKinds());
        Assert.Equal(1, Assert.IsType<WorkDelayed>(Assert.Single(DueWork.Settle(_state, TimeoutKinds.Transcript, Down, _now).Entries)).Attempts);
    }

    private void Asks(string work) => Happens(work == TimeoutKinds.Pdf
        ? new PdfRequested(Ann)
        : new TranscriptRequested(new TranscriptRequest("ada@example.com", "Your chat", _now, Ann)));

    private ConversationEntry Happens(ConversationEntry entry)
    {
        _state = ConversationState.Apply("r", _state, new Recorded<ConversationEntry>((_state.View?.Seq ?? 0) + 1, _now, "", entry));
        return entry;
    }

    private IEnumerable<string> DueKinds() => ConversationTimeouts.DueKinds(_state, _now, WorkspaceSnapshot.Empty);

    private (string Kind, DateTimeOffset At)? Due() => ConversationTimeouts.Of(_state, WorkspaceSnapshot.Empty) is { } due ? (due.Kind, due.At) : null;
}
