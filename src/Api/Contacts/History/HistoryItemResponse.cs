using System.Diagnostics.CodeAnalysis;
using ContactCenter.Api.Calls;
using ContactCenter.Api.Conversations;
using ContactCenter.Calls;

namespace ContactCenter.Api.Contacts.History;

/// <summary>A closed conversation, or a call in the same form.</summary>
internal sealed record HistoryItemResponse : ClosedRoomResponse
{
    public HistoryItemResponse()
    {
    }

    [SetsRequiredMembers]
    public HistoryItemResponse(ClosedRoomResponse item, CallResponse? call)
        : base(item) => Call = call;

    /// <summary>The call, whose source is phone; absent = it is a conversation. Without its wrap-up for those who may not see the call.</summary>
    public CallResponse? Call { get; init; }

    /// <param name="contact">The contact as it is now; null = only what the call knows of it.</param>
    public static HistoryItemResponse From(CallView call, ContactView? contact, bool showsWrapUp)
    {
        var (record, caller) = (call.Record, call.Contact);
        var channel = contact?.Channels.FirstOrDefault(known => known.VisitorId == caller?.VisitorId && known.Source.Type == CallChannels.SourceType);
        var item = new ClosedRoomResponse
        {
            Id = call.CallId, Fname = caller?.Name ?? "", Ts = record.StartedAt,
            V = new RoomVisitorResponse(caller?.VisitorId ?? "", channel?.Username ?? call.Number ?? "", caller?.Name, "offline"),
            Msgs = 0, ServedBy = record is { Agent: { } agent, AnsweredAt: { } at } ? new ServedByResponse(agent.UserId, agent.Username, at) : null,
            ClosedAt = record.EndedAt, Tags = showsWrapUp ? call.WrapUp?.Tags ?? [] : [],
            Source = new SourceResponse(CallChannels.SourceType, null, null, record.OwnNumber), Verified = caller?.Verified ?? false,
        };
        var shown = CallResponse.From(call);
        return new HistoryItemResponse(item, showsWrapUp ? shown : shown with { WrapUp = null });
    }
}
