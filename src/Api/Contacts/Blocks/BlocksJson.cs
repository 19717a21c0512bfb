namespace ContactCenter.Api.Contacts.Blocks;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(BlockRequest))]
[JsonSerializable(typeof(UnblockRequest))]
[JsonSerializable(typeof(ListBlocksRequest))]
[JsonSerializable(typeof(ListBlocksResponse))]
[JsonSerializable(typeof(BlockingUserResponse))]
internal sealed partial class BlocksJson : JsonSerializerContext;
