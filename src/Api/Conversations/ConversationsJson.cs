namespace ContactCenter.Api.Conversations;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(SendMessageRequest))]
[JsonSerializable(typeof(SendMessageResponse))]
internal sealed partial class ConversationsJson : JsonSerializerContext;
