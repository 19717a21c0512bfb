using System.Collections.Concurrent;
using ContactCenter.Conversations;

namespace ContactCenter.Tests;

/// <summary>Keeps which transcripts were sent.</summary>
public sealed class MemoryTranscripts : ITranscriptSender
{
    private readonly ConcurrentQueue<(string RoomId, string Email)> _sent = new();

    public IReadOnlyCollection<(string RoomId, string Email)> Sent => _sent;

    public Task SendAsync(ConversationView conversation, TranscriptRequest request, CancellationToken cancellationToken)
    {
        _sent.Enqueue((conversation.RoomId, request.Email));
        return Task.CompletedTask;
    }
}
