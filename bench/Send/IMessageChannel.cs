namespace ContactCenter.Bench.Send;

/// <summary>The way of a visitor's messages to the server: one at a time.</summary>
internal interface IMessageChannel : IDisposable
{
    /// <summary>The last response as text, to show when a message was not accepted.</summary>
    string LastResponse { get; }

    Task ConnectAsync(CancellationToken cancellationToken);

    /// <param name="chat">The conversation, by its place among those of the channel.</param>
    /// <param name="number">The message's number in its run.</param>
    ValueTask<Sent> TrySendAsync(int chat, int number, CancellationToken cancellationToken);
}

internal enum Sent
{
    Accepted,

    /// <summary>There was no response, or one that asks to send it again.</summary>
    Again,
    Refused,
}
