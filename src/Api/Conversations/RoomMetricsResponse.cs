namespace ContactCenter.Api.Conversations;

/// <summary>Times of a conversation, in seconds.</summary>
/// <param name="ChatDuration">From opening to closing, once it is closed.</param>
/// <param name="ServiceTimeDuration">From the last agent's beginning to closing, once it is closed.</param>
internal sealed record RoomMetricsResponse(
    double? ChatDuration, double? ServiceTimeDuration, ResponseTimesResponse? Response, LastQuestionResponse? V, LastAnswerResponse? ServedBy)
{
    public static RoomMetricsResponse From(ConversationView room) => new(
        (room.ClosedAt - room.OpenedAt)?.TotalSeconds,
        (room.ClosedAt - room.ServedBy?.At)?.TotalSeconds,
        ResponseTimesResponse.From(room),
        room.Metrics.LastVisitorMessageAt is { } question ? new LastQuestionResponse(question) : null,
        room.Metrics.LastAgentMessageAt is { } response ? new LastAnswerResponse(response) : null);
}

/// <summary>How soon agents respond.</summary>
/// <param name="Fd">The time of the first response.</param>
/// <param name="Ft">Seconds until the first response.</param>
/// <param name="Total">The number of responses.</param>
/// <param name="Tt">Seconds of all responses together.</param>
/// <param name="Avg">Seconds of a response on average.</param>
internal sealed record ResponseTimesResponse(DateTimeOffset Fd, double Ft, int? Total, double? Tt, double? Avg)
{
    /// <returns>Null = no agent has responded yet.</returns>
    public static ResponseTimesResponse? From(ConversationView room)
    {
        if (room.FirstResponseAt is not { } first) return null;
        var untilFirst = (first - (room.Metrics.FirstServedAt ?? room.OpenedAt)).TotalSeconds;
        if (room.Metrics is not { Responses: > 0 and var responses, ResponseTotalMilliseconds: var total })
            return new(first, untilFirst, null, null, null);
        return new(first, untilFirst, responses, total / 1000.0, total / 1000.0 / responses);
    }
}

/// <param name="Lq">The time of the visitor's last message.</param>
internal sealed record LastQuestionResponse(DateTimeOffset Lq);

/// <param name="Lr">The time of the last agent's message.</param>
internal sealed record LastAnswerResponse(DateTimeOffset Lr);
