using System.Collections.Concurrent;
using ContactCenter.Conversations;

namespace ContactCenter.Tests;

/// <summary>Keeps which transcripts were sent, and fails where a test says so.</summary>
public sealed class MemoryTranscripts : ITranscriptSender
{
    private readonly ConcurrentQueue<(string RoomId, string Email)> _sent = new();

    public IReadOnlyCollection<(string RoomId, string Email)> Sent => _sent;

    /// <summary>The failure to throw for a room's transcript; null = none.</summary>
    public Func<string, Exception?> Fails { get; set; } = _ => null;

    public Task SendAsync(ConversationView conversation, TranscriptRequest request, CancellationToken cancellationToken)
    {
        if (Fails(conversation.RoomId) is { } failure) throw failure;
        _sent.Enqueue((conversation.RoomId, request.Email));
        return Task.CompletedTask;
    }
}
