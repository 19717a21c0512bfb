using System.Collections.Concurrent;
using System.Threading.Channels;
using ContactCenter.Texts;

namespace ContactCenter.Tests;

/// <summary>Keeps what was sent, in order, and does before each text what a test says: fails, refuses, waits.</summary>
public sealed class MemoryMessenger : ITextMessenger
{
    private readonly ConcurrentQueue<TextMessage> _sent = new();
    private readonly Channel<TextMessage> _arrivals = Channel.CreateUnbounded<TextMessage>();

    public IReadOnlyCollection<TextMessage> Sent => _sent;

    /// <summary>Null = it is accepted.</summary>
    public Func<TextMessage, Task<TextReceipt?>>? Before { get; set; }

    public async Task<TextReceipt> SendAsync(TextMessage text, CancellationToken cancellationToken = default)
    {
        if (Before is not null && await Before(text) is { } receipt) return receipt;
        _sent.Enqueue(text);
        _arrivals.Writer.TryWrite(text);
        return TextReceipt.Accepted($"text-{_sent.Count}");
    }

    /// <summary>The next text, when it is sent.</summary>
    public async Task<TextMessage> NextAsync() => await _arrivals.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
}
