using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Hubs;

/// <summary>All that the hubs send and take, besides events.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(AgentSubscribeResponse))]
[JsonSerializable(typeof(VisitorSubscribeResponse))]
[JsonSerializable(typeof(MessageToSend))]
[JsonSerializable(typeof(NoteToWrite))]
[JsonSerializable(typeof(VisitorMessageToSend))]
[JsonSerializable(typeof(AgentReset))]
[JsonSerializable(typeof(VisitorReset))]
[JsonSerializable(typeof(AgentTyping))]
[JsonSerializable(typeof(VisitorTyping))]
[JsonSerializable(typeof(DraftToSave))]
[JsonSerializable(typeof(DraftSaved))]
[JsonSerializable(typeof(AgentDraft))]
[JsonSerializable(typeof(AgentViewers))]
[JsonSerializable(typeof(QueueData))]
[JsonSerializable(typeof(BlockedMessage))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(long?))]
internal sealed partial class HubsJson : JsonSerializerContext;
