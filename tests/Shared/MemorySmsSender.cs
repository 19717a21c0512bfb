using System.Collections.Concurrent;
using System.Threading.Channels;
using ContactCenter.Sms;

namespace ContactCenter.Tests;

/// <summary>Keeps what was sent, in order, and does before each text what a test says: fails, refuses, waits.</summary>
public sealed class MemorySmsSender : ISmsSender
{
    private readonly ConcurrentQueue<SmsMessage> _sent = new();
    private readonly Channel<SmsMessage> _arrivals = Channel.CreateUnbounded<SmsMessage>();

    public IReadOnlyCollection<SmsMessage> Sent => _sent;

    /// <summary>Null = it is accepted.</summary>
    public Func<SmsMessage, Task<SmsReceipt?>>? Before { get; set; }

    public async Task<SmsReceipt> SendAsync(SmsMessage text, CancellationToken cancellationToken = default)
    {
        if (Before is not null && await Before(text) is { } receipt) return receipt;
        _sent.Enqueue(text);
        _arrivals.Writer.TryWrite(text);
        return SmsReceipt.Accepted($"text-{_sent.Count}");
    }

    /// <summary>The next text, when it is sent.</summary>
    public async Task<SmsMessage> NextAsync() => await _arrivals.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));
}
