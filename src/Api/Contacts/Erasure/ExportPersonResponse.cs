using ContactCenter.Api.Calls;
using ContactCenter.Api.Conversations;
using ContactCenter.Api.Visitors;

namespace ContactCenter.Api.Contacts.Erasure;

/// <summary>Everything of one person. What there may be much of is read while it is written.</summary>
/// <param name="Ids">All ids of the contact.</param>
/// <param name="Calls">Telephone calls; absent = there was none.</param>
/// <param name="Timeline">Newest first, with those who looked at the contact.</param>
internal sealed record ExportPersonResponse(
    DateTimeOffset ExportedAt, ContactResponse<string> Contact, ImmutableArray<string> Ids, ImmutableArray<ExportedMerge> Merges,
    ImmutableArray<ExportedBlock> Blocks, IAsyncEnumerable<VisitorResponse> Visitors, IAsyncEnumerable<ExportedConversation> Conversations,
    IAsyncEnumerable<ExportedCall>? Calls, IAsyncEnumerable<TimelineEntryResponse> Timeline) : ApiResult;

/// <param name="Reason">byHand, verified or claimed.</param>
/// <param name="By">"user:&lt;id&gt;", "visitor:&lt;id&gt;" or "system".</param>
/// <param name="Contact">The merged contact as it was before.</param>
internal sealed record ExportedMerge(string Reason, string By, DateTimeOffset At, ContactResponse<string> Contact)
{
    public static ExportedMerge From(ContactMerge merge) =>
        new(EnumNames.Of(merge.Reason), merge.By, merge.At, ContactResponse.From(merge.Other.View));
}

/// <param name="Scope">channel or contact.</param>
/// <param name="VisitorId">The visitor of the channel.</param>
/// <param name="By">"user:&lt;id&gt;" or "system".</param>
/// <param name="ExpiresAt">Absent = it stays until somebody lifts it.</param>
internal sealed record ExportedBlock(
    [property: JsonPropertyName("_id")] string Id, string Scope, string? VisitorId, string? Reason, string By, DateTimeOffset At,
    DateTimeOffset? ExpiresAt)
{
    public static ExportedBlock From(BlockView block) =>
        new(block.BlockId, block.Scope, block.VisitorId, block.Reason, block.BlockedBy, block.BlockedAt, block.ExpiresAt);
}

/// <param name="Messages">Oldest first.</param>
internal sealed record ExportedConversation(RoomResponse Room, IAsyncEnumerable<MessageResponse> Messages);

/// <param name="History">Oldest first: what the provider reported, and what was noted.</param>
internal sealed record ExportedCall(
    CallResponse Call, ImmutableArray<CallLegResponse> Legs, ImmutableArray<ExportedRecording> Recordings, IAsyncEnumerable<CallEntryResponse> History);

/// <param name="Kind">recorded or transcribed.</param>
/// <param name="Link">The place from which users who may hear calls fetch it.</param>
internal sealed record ExportedRecording(
    [property: JsonPropertyName("_id")] string Id, string Kind, [property: JsonPropertyName("ts")] DateTimeOffset At, int? DurationSeconds, string Link);
