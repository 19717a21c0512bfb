namespace ContactCenter.Api.Http;

/// <summary>Lets a caller read its own change of shared configuration as soon as it has the response.</summary>
internal static class OwnWrites
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Waits until this node shows the journal up to a position. The change is durable already: when the node lags for longer, its caller is
    /// answered all the same.
    /// </summary>
    public static async Task SeenAsync(this IJournalFollower follower, long position)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await follower.WaitForAsync(position, patience.Token);
        }
        catch (OperationCanceledException)
        {
            // Said above.
        }
    }
}
