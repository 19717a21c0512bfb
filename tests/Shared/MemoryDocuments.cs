using System.Collections.Concurrent;
using ContactCenter.Conversations;

namespace ContactCenter.Tests;

/// <summary>Keeps of which conversations documents were made.</summary>
public sealed class MemoryDocuments : ITranscriptDocuments
{
    private readonly ConcurrentQueue<string> _made = new();

    public IReadOnlyCollection<string> MadeOf => _made;

    public Task<FileReference> MakeAsync(ConversationView conversation, CancellationToken cancellationToken)
    {
        _made.Enqueue(conversation.RoomId);
        return Task.FromResult(new FileReference("transcript.pdf", "application/pdf", 1));
    }
}
