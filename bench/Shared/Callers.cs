using System.Collections.Concurrent;
using System.Diagnostics;

namespace ContactCenter.Driving;

/// <summary>
/// Visitors who write without pause, each in its own conversation, and measure how long they were not served. A message that is refused, or gets no response,
/// is sent again with its id.
/// </summary>
public sealed class Callers : IAsyncDisposable
{
    /// <summary>The time between a response and the visitor's next message.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _over = new();
    private readonly List<Caller> _callers;
    private readonly Task _run;

    /// <param name="nodeOf">The node that a visitor calls next, by its number: as a proxy would choose.</param>
    public Callers(IReadOnlyList<Chat> chats, Func<int, RestClient> nodeOf)
    {
        _callers = [.. chats.Select((chat, number) => new Caller(chat, () => nodeOf(number)))];
        _run = Task.WhenAll(_callers.Select(caller => caller.RunAsync(_over.Token)));
    }

    /// <summary>Messages by id, in order of their acknowledgement.</summary>
    public IEnumerable<(string RoomId, string MessageId, long Seq)> Acknowledged => _callers.SelectMany(caller => caller.Acknowledged);

    /// <summary>Requests that were not served: status, or 0 = no response.</summary>
    public IEnumerable<int> Failures => _callers.SelectMany(caller => caller.Failures);

    /// <summary>The failures since the start, whatever was forgotten.</summary>
    public int AllFailures => _callers.Sum(caller => caller.AllFailures);

    /// <summary>Waits for calls from now on, and forgets nothing.</summary>
    public void Restart()
    {
        foreach (var caller in _callers) caller.Restart();
    }

    /// <summary>Forgets what was measured so far.</summary>
    public void Begin()
    {
        foreach (var caller in _callers) caller.Begin();
    }

    /// <summary>Returns when everybody has been served by a call that began after <see cref="Begin"/>.</summary>
    /// <returns>For each caller the longest time between two messages that were served.</returns>
    public async Task<List<TimeSpan>> WaitUntilServedAsync(TimeSpan timeout)
    {
        await Until.TrueAsync("every caller is served again", timeout, () =>
        {
            if (_run.IsFaulted) _run.GetAwaiter().GetResult();
            return _callers.All(caller => caller.IsServed);
        });
        return [.. _callers.Select(caller => caller.LongestSilence).Order()];
    }

    /// <summary>Ends the load.</summary>
    /// <exception cref="InvalidOperationException">A response was neither a success nor 502 to 504.</exception>
    public async Task StopAsync()
    {
        await _over.CancelAsync();
        await _run;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _run.ContinueWith(_ => { }, TaskScheduler.Default);
        _over.Dispose();
    }

    private sealed class Caller(Chat chat, Func<RestClient> node)
    {
        private const int ServedMin = 3;

        private readonly Lock _gate = new();
        private Stopwatch _silence = Stopwatch.StartNew();
        private int _served;

        public ConcurrentQueue<(string RoomId, string MessageId, long Seq)> Acknowledged { get; } = new();

        public ConcurrentQueue<int> Failures { get; } = new();

        public int AllFailures { get; private set; }

        public TimeSpan LongestSilence { get; private set; }

        public bool IsServed
        {
            get
            {
                lock (_gate) return _served >= ServedMin;
            }
        }

        public void Begin()
        {
            Failures.Clear();
            lock (_gate) (_served, LongestSilence, _silence) = (0, TimeSpan.Zero, Stopwatch.StartNew());
        }

        public void Restart()
        {
            lock (_gate) _served = 0;
        }

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            try
            {
                for (var number = 0; ; number++)
                {
                    await SendAsync($"{chat.RoomId}-{number}", cancellationToken);
                    await Task.Delay(Pause, cancellationToken);
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // Over.
            }
        }

        private async Task SendAsync(string id, CancellationToken cancellationToken)
        {
            var body = new { token = chat.Token, rid = chat.RoomId, _id = id, msg = "still there?" };
            while (true)
            {
                RestResponse? response = null;
                try
                {
                    response = await node().SendAsync(HttpMethod.Post, "livechat/message", body, null, cancellationToken);
                }
                catch (Exception exception) when (NoResponse.Is(exception, cancellationToken))
                {
                    // No response: it may have been done.
                }

                if (response is { IsSuccess: true })
                {
                    Note(id, response.Body.GetProperty("message").GetProperty("seq").GetInt64());
                    return;
                }

                if (response is not (null or { Status: 502 or 503 or 504 })) throw new InvalidOperationException($"{response.Status} {response.Body}");
                Failures.Enqueue(response?.Status ?? 0);
                AllFailures++;
                await Task.Delay(Pause, cancellationToken);
            }
        }

        private void Note(string id, long seq)
        {
            Acknowledged.Enqueue((chat.RoomId, id, seq));
            lock (_gate)
            {
                _served++;
                if (_silence.Elapsed > LongestSilence) LongestSilence = _silence.Elapsed;
                _silence.Restart();
            }
        }
    }
}
