using System.Collections.Immutable;
using ContactCenter.Desks;
using ContactCenter.Parties;

namespace ContactCenter.Conversations;

/// <summary>What one node tells the others for their clients. Not in the journal: it may be lost.</summary>
[GenerateSerializer, Immutable, Alias("NodeSignal")]
public abstract record NodeSignal;

/// <summary>A signal that a user or visitor types, or has stopped.</summary>
/// <param name="UserId">A user's id, or a visitor's.</param>
[GenerateSerializer, Immutable, Alias("TypingSignal")]
public sealed record TypingSignal(string RoomId, string UserId, string Username, bool IsTyping) : NodeSignal;

/// <summary>The users who view rooms on the node that sends it, each room's whole list.</summary>
/// <param name="AsksOthers">Somebody has just begun to view: nodes with viewers of the same rooms say so at once.</param>
[GenerateSerializer, Immutable, Alias("ViewersSignal")]
public sealed record ViewersSignal(ImmutableArray<RoomViewers> Rooms, bool AsksOthers) : NodeSignal;

/// <param name="Users">Empty = nobody views it any more.</param>
[GenerateSerializer, Immutable, Alias("RoomViewers")]
public sealed record RoomViewers(string RoomId, ImmutableArray<AgentReference> Users);

/// <summary>A draft has changed: a signal for the other screens of the user whose it is.</summary>
[GenerateSerializer, Immutable, Alias("DraftSignal")]
public sealed record DraftSignal(string UserId, DraftView Draft) : NodeSignal;

/// <summary>A signal on its way to the other nodes.</summary>
/// <param name="NodeId">The node that sent it and has shown it already.</param>
[GenerateSerializer, Immutable, Alias("SentSignal")]
public sealed record SentSignal(string NodeId, NodeSignal Signal);
