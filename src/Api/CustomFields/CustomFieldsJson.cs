namespace ContactCenter.Api.CustomFields;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ListCustomFieldsRequest))]
[JsonSerializable(typeof(ListCustomFieldsResponse))]
[JsonSerializable(typeof(GetCustomFieldResponse))]
[JsonSerializable(typeof(SearchProgressResponse))]
[JsonSerializable(typeof(SaveCustomFieldRequest))]
[JsonSerializable(typeof(SaveCustomFieldResponse))]
[JsonSerializable(typeof(DeleteCustomFieldRequest))]
internal sealed partial class CustomFieldsJson : JsonSerializerContext;
