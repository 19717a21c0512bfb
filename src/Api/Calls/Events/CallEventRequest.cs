using System.Globalization;
using ContactCenter.Calls;

namespace ContactCenter.Api.Calls.Events;

/// <summary>One thing that a PBX or provider reports about a call.</summary>
/// <param name="CallId">The provider's id of the call, which links all its legs.</param>
/// <param name="Id">The provider's id of the event, unique among the events of the call. Sent again, it is the same event.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">The provider's time in ISO 8601; absent = the time of receipt.</param>
/// <param name="Sequence">The provider's order among events of one leg.</param>
/// <param name="LegId">The channel; absent = the call as a whole, which for most events is the person outside.</param>
/// <param name="LegRole">The part that the leg plays; absent = another event tells it.</param>
/// <param name="Direction">Absent = another event tells it.</param>
/// <param name="From">The calling number; empty = withheld; absent = another event tells it.</param>
/// <param name="To">The called number; absent = another event tells it.</param>
/// <param name="Agent">The agent of the leg: a username, an extension or a user id.</param>
/// <param name="Queue">The queue in which the call waits: the name or id of a department, where one has it.</param>
/// <param name="Cause">Of an end.</param>
/// <param name="Target">The number or agent to which the call goes, of transferred.</param>
/// <param name="Url">The address of a recording or transcript, of recorded and transcribed.</param>
/// <param name="DurationSeconds">The length that the provider reports.</param>
internal sealed record CallEventRequest(
    [NotEmpty, OneLine, MaxLength(CallLimits.NameCharactersMax)] string CallId,
    [NotEmpty, OneLine, MaxLength(CallLimits.NameCharactersMax)] string Id,
    [AllowedValues(
        CallEventKinds.Ringing, CallEventKinds.Queued, CallEventKinds.Answered, CallEventKinds.Held, CallEventKinds.Resumed, CallEventKinds.Transferred,
        CallEventKinds.Voicemail, CallEventKinds.Recorded, CallEventKinds.Transcribed, CallEventKinds.Ended)] string Kind,
    [MaxLength(40)] string? At = null,
    long? Sequence = null,
    [NotEmpty, OneLine, MaxLength(CallLimits.NameCharactersMax)] string? LegId = null,
    [AllowedValues(CallLegRoles.Customer, CallLegRoles.Agent, CallLegRoles.Consultation, CallLegRoles.Conference)] string? LegRole = null,
    [AllowedValues(CallDirections.Inbound, CallDirections.Outbound)] string? Direction = null,
    [MaxLength(CallLimits.NumberCharactersMax)] string? From = null,
    [MaxLength(CallLimits.NumberCharactersMax)] string? To = null,
    [NotEmpty, OneLine, MaxLength(CallLimits.NameCharactersMax)] string? Agent = null,
    [NotEmpty, OneLine, MaxLength(CallLimits.NameCharactersMax)] string? Queue = null,
    [AllowedValues(
        CallCauses.Normal, CallCauses.Cancelled, CallCauses.Busy, CallCauses.NoAnswer, CallCauses.Rejected, CallCauses.AnsweredElsewhere,
        CallCauses.Failed)] string? Cause = null,
    [OneLine, MaxLength(CallLimits.NameCharactersMax)] string? Target = null,
    [MaxLength(CallLimits.UrlCharactersMax)] string? Url = null,
    int? DurationSeconds = null)
{
    /// <exception cref="ContactCenterException">The time is none.</exception>
    public CallEvent ToEvent(DateTimeOffset now) => new()
    {
        Id = Id, Kind = Kind, At = TimeOr(now), Sequence = Sequence, LegId = LegId, LegRole = LegRole, Direction = Direction,
        From = From, To = To, Agent = Agent, Queue = Queue, Cause = Cause, Target = Target, Url = Url, DurationSeconds = DurationSeconds,
    };

    private DateTimeOffset TimeOr(DateTimeOffset now)
    {
        var at = now;
        var isTime = At is null || DateTimeOffset.TryParse(
            At, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out at);
        return isTime ? at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond)) : throw new ContactCenterException(CallErrors.InvalidEvent("at"));
    }
}

/// <summary>An event as it came: whether it is one is told for each by itself.</summary>
[JsonConverter(typeof(CallEventItemConverter))]
internal sealed record CallEventItem(JsonElement Json) : IHasSchema
{
    private static readonly Schema Form = RequestSchemas.Of<CallEventRequest>();

    public static Schema Schema { get; } = new SeparateSchema(Form);

    public static CallEventItem Of(CallEventRequest request) => new(JsonSerializer.SerializeToElement(request, ApiJson.TypeOf<CallEventRequest>()));

    /// <summary>The event's id, as far as it can be read, so that its sender knows which one is refused.</summary>
    public string? Id => Text("id");

    /// <exception cref="ContactCenterException">It is no event.</exception>
    public CallEventRequest Read()
    {
        InputFaults.Check(Form, Json);
        return Json.Deserialize(ApiJson.TypeOf<CallEventRequest>())!;
    }

    private string? Text(string name)
    {
        if (Json.ValueKind != JsonValueKind.Object || !Json.TryGetProperty(name, out var member) || member.ValueKind != JsonValueKind.String) return null;
        try
        {
            return member.GetString() is { Length: <= CallLimits.NameCharactersMax } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Broken Unicode.
            return null;
        }
    }
}

internal sealed class CallEventItemConverter : JsonConverter<CallEventItem>
{
    public override bool HandleNull => true;

    public override CallEventItem Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, CallEventItem value, JsonSerializerOptions options) => value.Json.WriteTo(writer);
}
