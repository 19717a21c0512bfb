namespace ContactCenter.Driving;

/// <summary>A visitor's open conversation.</summary>
/// <param name="Token">The visitor's secret.</param>
public sealed record Chat(string Token, string RoomId);

/// <summary>Opens conversations as visitors do.</summary>
public static class Chats
{
    private const int MaxInFlight = 8;
    private static readonly TimeSpan ServedTimeout = TimeSpan.FromSeconds(90);

    /// <summary>Opens conversations of as many new visitors, and returns when an agent serves each.</summary>
    public static async Task<Chat[]> OpenAsync(RestClient rest, int count, CancellationToken cancellationToken = default)
    {
        var chats = new Chat[count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = MaxInFlight, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, count, options,
            async (index, cancellation) => chats[index] = await OpenOneAsync(rest, index, cancellation));
        foreach (var chat in chats)
            await Until.TrueAsync(
                $"room {chat.RoomId} is served", ServedTimeout, () => IsServedAsync(rest, chat, cancellationToken), cancellationToken);
        return chats;
    }

    private static async Task<Chat> OpenOneAsync(RestClient rest, int index, CancellationToken cancellationToken)
    {
        var token = Guid.NewGuid().ToString("N");
        await rest.PostAsync("livechat/visitor", new { visitor = new { token, name = $"Visitor {index + 1}" } }, null, cancellationToken);
        var opened = await rest.GetAsync($"livechat/room?token={token}", null, cancellationToken);
        return new Chat(token, opened.GetProperty("room").GetProperty("_id").GetString()!);
    }

    private static async Task<bool> IsServedAsync(RestClient rest, Chat chat, CancellationToken cancellationToken)
    {
        var answer = await rest.GetAsync($"livechat/room?token={chat.Token}&rid={chat.RoomId}", null, cancellationToken);
        return answer.GetProperty("room").TryGetProperty("servedBy", out _);
    }
}
