using ContactCenter.Conversations;

namespace ContactCenter.Listing;

/// <summary>Finds and lists conversations.</summary>
public interface IConversationDirectory
{
    Task<ConversationView?> FindConversationAsync(string roomId, CancellationToken cancellationToken = default);

    Task<Page<ConversationView>> ListConversationsAsync(ConversationQuery query, CancellationToken cancellationToken = default);
}
