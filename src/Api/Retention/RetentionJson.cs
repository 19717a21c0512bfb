namespace ContactCenter.Api.Retention;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ListPoliciesResponse))]
[JsonSerializable(typeof(ListReceiptsRequest))]
[JsonSerializable(typeof(ListReceiptsResponse))]
[JsonSerializable(typeof(PreviewRetentionRequest))]
[JsonSerializable(typeof(PreviewRetentionResponse))]
[JsonSerializable(typeof(RemovePolicyRequest))]
[JsonSerializable(typeof(SavePolicyRequest))]
[JsonSerializable(typeof(SavePolicyResponse))]
internal sealed partial class RetentionJson : JsonSerializerContext;
