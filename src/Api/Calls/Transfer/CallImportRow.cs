using ContactCenter.Calls;

namespace ContactCenter.Api.Calls.Transfer;

/// <summary>A past call as an importer gives it.</summary>
/// <param name="Provider">The name of the PBX or provider, as its events would come under.</param>
/// <param name="Id">The provider's id of the call.</param>
/// <param name="Number">The number of the person outside; absent = the caller withheld it.</param>
/// <param name="StartedAt">In ISO 8601.</param>
/// <param name="AnsweredAt">The time from which an agent and the person could speak; absent = nobody answered.</param>
/// <param name="HoldSeconds">Seconds on hold, of those after the answer.</param>
/// <param name="Outcome">Absent = it follows from the rest: ended when it was answered, else failed, abandoned (with a queue) or missed.</param>
/// <param name="Agent">The agent: a username, an extension or a user id.</param>
/// <param name="Queue">The name or id of a department, where one has it.</param>
/// <param name="Disposition">The name or id of one of the workspace's dispositions.</param>
/// <param name="RecordingUrl">The address of a recording at the provider.</param>
internal sealed record CallImportRow(
    [NotEmpty, OneLine, MaxLength(CallLimits.NameCharactersMax)] string Provider,
    [NotEmpty, OneLine, MaxLength(CallLimits.NameCharactersMax)] string Id,
    [AllowedValues(CallDirections.Inbound, CallDirections.Outbound)] string Direction,
    [MaxLength(CallLimits.NumberCharactersMax)] string? Number,
    [MaxLength(CallLimits.NumberCharactersMax)] string? OwnNumber,
    [MaxLength(CallImportRow.TimeCharactersMax)] string StartedAt,
    [MaxLength(CallImportRow.TimeCharactersMax)] string? AnsweredAt,
    [MaxLength(CallImportRow.TimeCharactersMax)] string EndedAt,
    [AtLeast(0)] int? HoldSeconds = null,
    [AllowedValues(CallStates.Ended, CallStates.Missed, CallStates.Abandoned, CallStates.Voicemail, CallStates.Failed)] string? Outcome = null,
    [AllowedValues(
        CallCauses.Normal, CallCauses.Cancelled, CallCauses.Busy, CallCauses.NoAnswer, CallCauses.Rejected, CallCauses.AnsweredElsewhere,
        CallCauses.Failed)] string? Cause = null,
    [NotEmpty, OneLine, MaxLength(CallLimits.NameCharactersMax)] string? Agent = null,
    [NotEmpty, OneLine, MaxLength(CallLimits.NameCharactersMax)] string? Queue = null,
    [MaxLength(CallLimits.NotesCharactersMax)] string? Notes = null,
    [NotEmpty, MaxLength(InputLimits.NameMax)] string? Disposition = null,
    [Items(Max = CallLimits.TagsMax, AreUnique = true), MaxLength(CallLimits.TagCharactersMax)] ImmutableArray<string>? Tags = null,
    [MaxLength(CallLimits.UrlCharactersMax)] string? RecordingUrl = null)
{
    public const int TimeCharactersMax = 40;

    public static CallImportRow Example { get; } = new(
        CallExamples.Provider, "2024-17", CallDirections.Inbound, CallExamples.Number, CallExamples.OwnNumber, "2024-11-22T09:00:00Z",
        "2024-11-22T09:00:08Z", "2024-11-22T09:02:08Z", HoldSeconds: 20, Agent: "grace", Queue: "Sales", Notes: "Wants an offer.", Tags: ["offer"]);
}
