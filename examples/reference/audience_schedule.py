from turnout import AudienceDefinition, AudienceScheduleSpec, AudienceSpec, Client

with Client() as client:
    space = next(client.spaces.iterate())
    definition = AudienceDefinition(query='entity("ship").where("moored = true")', target_entity="profile")
    buyers = client.audiences.create(
        AudienceSpec(space_id=space.id, name="High tide", audience_type="LINKED", definition=definition)
    )
    config = {"days": [1, 5], "hours": [6, 18], "timezone": "Europe/Berlin"}
    schedule = client.audience_schedules.create(
        AudienceScheduleSpec(space_id=space.id, audience_id=buyers.id, strategy="SPECIFIC_DAYS", config=config)
    )
    print(schedule.strategy, schedule.config)
    client.audience_schedules.delete(space.id, buyers.id, schedule.id)
    client.audiences.delete(space.id, buyers.id)
# prints: SPECIFIC_DAYS {'days': [1, 5], 'hours': [6, 18], 'timezone': 'Europe/Berlin'}
