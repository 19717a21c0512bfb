namespace ContactCenter.Api.Agents;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ListAgentDepartmentsRequest))]
[JsonSerializable(typeof(ListAgentDepartmentsResponse))]
[JsonSerializable(typeof(ListStaffRequest))]
[JsonSerializable(typeof(ListStaffResponse))]
[JsonSerializable(typeof(GetStaffResponse))]
[JsonSerializable(typeof(AddStaffResponse))]
[JsonSerializable(typeof(SaveAgentRequest))]
[JsonSerializable(typeof(SetAgentStatusRequest))]
[JsonSerializable(typeof(SetAgentStatusResponse))]
internal sealed partial class AgentsJson : JsonSerializerContext;
