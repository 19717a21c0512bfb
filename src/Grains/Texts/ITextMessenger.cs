
namespace ContactCenter.Texts;

/// <summary>Carries text messages to phones.</summary>
public interface ITextMessenger
{
    /// <summary>
    /// Answers when the provider has the text, or will never take it. Whatever it throws means that it may not have been sent; an
    /// implementation gives up by itself after some seconds.
    /// </summary>
    Task<TextReceipt> SendAsync(TextMessage text, CancellationToken cancellationToken = default);
}

/// <param name="From">A number of ours.</param>
/// <param name="Text">At most <see cref="TextParts.CharactersMax"/> characters.</param>
public sealed record TextMessage(string From, string To, string Text)
{
    /// <summary>The message it carries, of which the provider is to report what became; null = it need not.</summary>
    public TextOrigin? Origin { get; init; }
}

/// <param name="Part">Which text of the message it is, from 0.</param>
/// <param name="Parts">How many texts carry the message.</param>
public sealed record TextOrigin(string RoomId, long MessageSeq, int Part = 0, int Parts = 1);
