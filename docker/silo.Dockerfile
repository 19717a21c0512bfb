# A silo: hosts grains, joins the cluster that Cluster__Id names, serves no HTTP.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/Silo -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# What PDF transcripts print other scripts and emoji with.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app .
USER app
EXPOSE 11111 30000
ENTRYPOINT ["dotnet", "ContactCenter.Silo.dll"]
