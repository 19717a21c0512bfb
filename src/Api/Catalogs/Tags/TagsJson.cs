namespace ContactCenter.Api.Catalogs.Tags;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(DeleteTagRequest))]
[JsonSerializable(typeof(ListTagsRequest))]
[JsonSerializable(typeof(ListTagsResponse))]
[JsonSerializable(typeof(OneTagResponse))]
[JsonSerializable(typeof(SaveTagRequest))]
internal sealed partial class TagsJson : JsonSerializerContext;
