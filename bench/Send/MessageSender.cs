namespace ContactCenter.Bench.Send;

/// <summary>Sends one message after the other, each after the response to the one before, in turn over its conversations.</summary>
internal sealed class MessageSender(IMessageChannel channel, int chats, MessageBook book) : IDisposable
{
    private const int AttemptsMax = 20;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(100);

    public Task ConnectAsync(CancellationToken cancellationToken) => channel.ConnectAsync(cancellationToken);

    /// <param name="stop">Ends the sending: no new message is begun, and the current one is completed.</param>
    public async Task RunAsync(CancellationToken stop, CancellationToken cancellationToken)
    {
        for (var turn = 0; !stop.IsCancellationRequested; turn++)
        {
            var number = book.Next();
            if (number < 0) return;
            await SendAsync(turn % chats, number, cancellationToken);
            book.Answered(number);
        }
    }

    public void Dispose() => channel.Dispose();

    /// <summary>
    /// Returns when the message is accepted: a request without a response, or with one that asks for it, is sent again with the same id.
    /// </summary>
    private async Task SendAsync(int chat, int number, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var sent = await channel.TrySendAsync(chat, number, cancellationToken);
            if (sent == Sent.Accepted) return;
            if (sent == Sent.Refused || attempt == AttemptsMax)
                throw new InvalidOperationException($"A message was not accepted after {attempt} attempts: {channel.LastResponse}");
            book.Retried();
            await Task.Delay(RetryDelay, cancellationToken);
        }
    }
}
