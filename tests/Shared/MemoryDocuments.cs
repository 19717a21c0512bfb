using System.Collections.Concurrent;
using ContactCenter.Conversations;

namespace ContactCenter.Tests;

/// <summary>Keeps of which conversations documents were made.</summary>
public sealed class MemoryDocuments : ITranscriptDocuments
{
    private readonly ConcurrentQueue<string> _made = new();

    public IReadOnlyCollection<string> MadeOf => _made;

    /// <summary>The failure to throw for a room's document; null = none.</summary>
    public Func<string, Exception?> Fails { get; set; } = _ => null;

    public Task<FileReference> MakeAsync(ConversationView conversation, CancellationToken cancellationToken)
    {
        if (Fails(conversation.RoomId) is { } failure) throw failure;
        _made.Enqueue(conversation.RoomId);
        return Task.FromResult(new FileReference("transcript.pdf", "application/pdf", 1));
    }
}
