using ContactCenter.Api.Conversations;
using ContactCenter.Calls;

namespace ContactCenter.Api.Calls;

/// <summary>Calls in the examples of the API's description. The demo has the same call.</summary>
internal static class CallExamples
{
    public const string Provider = "pbx";
    public const string ProviderCallId = "1764318000.17";
    public const string Number = "+4930123456";
    public const string OwnNumber = "+493055550";
    public const string Extension = "201";
    public const string DispositionId = "674eeb4343725ce31dd9bdd5";

    public static string CallId { get; } = CallIds.Of(Provider, ProviderCallId);

    public static CallView View { get; } = new()
    {
        CallId = CallId, Provider = Provider, ProviderCallId = ProviderCallId, Number = Number,
        Record = new CallRecord
        {
            State = CallStates.Ended, Direction = CallDirections.Inbound, OutsideNumber = Number, OwnNumber = OwnNumber,
            Legs =
            [
                new CallLeg("1764318000.17", CallLegRoles.Customer, null, null, Number, At, At.AddSeconds(8), At.AddSeconds(128), CallCauses.Normal),
                new CallLeg("1764318000.18", CallLegRoles.Agent, RoomExamples.Agent, Extension, null, At.AddSeconds(4), At.AddSeconds(8), At.AddSeconds(128),
                    CallCauses.Normal) { TalkMilliseconds = 120_000 },
            ],
            StartedAt = At, AnsweredAt = At.AddSeconds(8), EndedAt = At.AddSeconds(128), Cause = CallCauses.Normal, WaitingMilliseconds = 8_000,
            TalkMilliseconds = 120_000, Agent = RoomExamples.Agent, ServedBy = [RoomExamples.Agent], Queue = "Sales",
            DepartmentId = RoomExamples.DepartmentId, LastEventAt = At.AddSeconds(128),
            Recordings = [new CallRecording("rec-17", CallEventKinds.Recorded, "https://pbx.example.com/recordings/17.wav", null, At.AddSeconds(129), 120)],
        },
        Contact = new CallContact("674eeb4343725ce31dd9bdae", "674eeb4343725ce31dd9bdae", "Ada Lovelace", false, false, "8522b818898484e78264d50d"),
        WrapUp = new CallWrapUp(
            At.AddSeconds(128), At.AddSeconds(158), false, "Wants an invoice with another name.", new CallDisposition(DispositionId, "Solved"), ["invoice"],
            RoomExamples.Agent, At.AddSeconds(158)),
        HeardAt = At.AddSeconds(128), UpdatedAt = At.AddSeconds(158), Seq = 9,
    };

    public static CallView MissedView { get; } = View with
    {
        Record = View.Record with
        {
            State = CallStates.Missed, AnsweredAt = null, Agent = null, ServedBy = [], Legs = [View.Record.Legs[0] with { AnsweredAt = null }],
            TalkMilliseconds = 0, WaitingMilliseconds = 128_000, Recordings = [], Cause = CallCauses.Cancelled,
        },
        WrapUp = null, FollowUp = new CallFollowUp(CallFollowUpStates.Taken, RoomExamples.Agent, At.AddMinutes(5), null, null, null),
    };

    public static CallView DialedView { get; } = View with
    {
        Record = new CallRecord
        {
            State = CallStates.Ringing, Direction = CallDirections.Outbound, OutsideNumber = Number, StartedAt = At, LastEventAt = At,
        },
        WrapUp = null, Dial = new CallDial(RoomExamples.Agent, Number, At, null),
    };

    public static CallResponse Call { get; } = CallResponse.From(View);

    private static DateTimeOffset At => RoomExamples.At;
}
