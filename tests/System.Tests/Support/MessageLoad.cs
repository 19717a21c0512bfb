using System.Collections.Concurrent;
using ContactCenter.Driving;

namespace ContactCenter.Tests.Processes;

/// <param name="Seq">The place in its conversation that the server acknowledged.</param>
internal sealed record Acknowledged(string MessageId, string RoomId, long Seq);

/// <summary>
/// Writers who send a fixed number of messages, each with its own id, over some conversations. A message that gets no response, or one
/// that asks for it, is sent again until it is acknowledged; any other response fails the load.
/// </summary>
internal sealed class MessageLoad(Uri server, IReadOnlyList<Chat> chats, int writers, int messages) : IDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(25);

    private readonly RestClient _rest = new(server);
    private readonly ConcurrentQueue<Acknowledged> _acknowledged = new();
    private volatile Milestone _milestone = new(int.MaxValue);
    private int _acknowledgedCount;
    private int _retries;

    public IReadOnlyCollection<Acknowledged> Acknowledged => _acknowledged;

    /// <summary>Requests that were sent again.</summary>
    public int Retries => _retries;

    public void Dispose() => _rest.Dispose();

    /// <summary>Completes when every message is acknowledged.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => RunAsync(Task.CompletedTask, cancellationToken);

    /// <param name="beforeLast">The last message is not sent before this, so that the load lasts as long.</param>
    /// <inheritdoc cref="RunAsync(CancellationToken)"/>
    public Task RunAsync(Task beforeLast, CancellationToken cancellationToken) => Task.WhenAll(Enumerable.Range(0, writers).Select(async writer =>
    {
        for (var number = writer; number < messages; number += writers)
        {
            if (number == messages - 1) await beforeLast.WaitAsync(cancellationToken);
            await SendAsync(number, cancellationToken);
        }
    }));

    /// <summary>The ids of all messages of a conversation, sent or not.</summary>
    public IEnumerable<string> IdsOf(Chat chat) =>
        Enumerable.Range(0, messages).Where(number => ChatOf(number) == chat).Select(MessageId);

    /// <summary>Completes the moment that this many messages are acknowledged, or fails with the load. One waiter.</summary>
    public async Task WaitForAsync(int count, Task run, TimeSpan timeout)
    {
        var milestone = _milestone = new Milestone(count);
        milestone.Pass(Volatile.Read(ref _acknowledgedCount));
        await await Task.WhenAny(milestone.Passed, run).WaitAsync(timeout);
    }

    private static string MessageId(int number) => $"message-{number:0000}";

    private Chat ChatOf(int number) => chats[number % chats.Count];

    private async Task SendAsync(int number, CancellationToken cancellationToken)
    {
        var (chat, id) = (ChatOf(number), MessageId(number));
        var body = new { token = chat.Token, rid = chat.RoomId, _id = id, msg = $"This is message {number}." };
        while (await TrySendAsync(body, cancellationToken) is var answer)
        {
            if (answer is { IsSuccess: true })
            {
                var message = answer.Body.GetProperty("message");
                Assert.Equal(id, message.GetProperty("_id").GetString());
                _acknowledged.Enqueue(new Acknowledged(id, chat.RoomId, message.GetProperty("seq").GetInt64()));
                _milestone.Pass(Interlocked.Increment(ref _acknowledgedCount));
                return;
            }

            Assert.True(answer is null or { Status: 503 }, $"Message {id} was answered {answer?.Status}: {answer?.Body}");
            Interlocked.Increment(ref _retries);
            await Task.Delay(RetryPause, cancellationToken);
        }
    }

    /// <returns>Null = no response: it is unknown whether the command was done.</returns>
    private async Task<RestResponse?> TrySendAsync(object body, CancellationToken cancellationToken)
    {
        try
        {
            return await _rest.SendAsync(HttpMethod.Post, "livechat/message", body, null, cancellationToken);
        }
        catch (Exception exception) when (NoResponse.Is(exception, cancellationToken))
        {
            return null;
        }
    }

    private sealed class Milestone(int count)
    {
        // Continued at once, by whoever passes it: it is the moment that matters.
        private readonly TaskCompletionSource _passed = new();

        public Task Passed => _passed.Task;

        public void Pass(int reached)
        {
            if (reached >= count) _passed.TrySetResult();
        }
    }
}
